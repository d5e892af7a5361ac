using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// The places of a <see cref="DefaultMailbox"/> beyond the first: a few slots of its own, which stay, and behind them a chain of segments that
/// grow, which go with the run.
/// </summary>
/// <remarks>
/// Senders find the segment of their place from the newest one: they make segments in front of it, or walk back. The consumer leaves a
/// segment only when it has consumed all of its places, and a sender fills its place after it has found it; so what a sender is
/// looking for has never been left. A segment that is left lets go of its neighbours (an old one must not keep a young one
/// from being collected): of the next by a mark, so that a sender who still holds it looks for the newest again. The newest is by then
/// further on: the consumer sees to that before it leaves.
/// Even and odd runs have chains of their own, so that a run begins with none and a late look cannot mistake one run's for another's.
/// </remarks>
internal sealed class Backlog
{
    /// <summary>The last place without a segment.</summary>
    public const int LastOwnPlace = 8;

    private const int Looks = 32;

    private OwnSlots _own;
    private Segment? _newestEven;
    private Segment? _newestOdd;
    private Segment? _current;

    /// <summary>A message and its sender; empty while the message is null.</summary>
    public struct Slot
    {
        public object? Message;
        public IActorRef? Sender;
    }

    [InlineArray(LastOwnPlace)]
    private struct OwnSlots
    {
        private Slot _first;
    }

    /// <summary>Places in a row.</summary>
    private sealed class Segment(long start, int size, Segment? previous)
    {
        // In the next's place of a segment that the consumer has left.
        public static readonly Segment Left = new(0, 0, null);

        private const int FirstSize = 32;
        private const int MaxSize = 1024;

        public readonly long Start = start;
        public readonly Slot[] Slots = new Slot[size];
        public Segment? Previous = previous;
        public Segment? Next;

        public long End => Start + Slots.Length;

        public static Segment First() => new(LastOwnPlace + 1, FirstSize, null);

        public Segment Following() => new(End, Math.Min(Slots.Length * 4, MaxSize), this);
    }

    /// <summary>The slot of a place that the caller has been given.</summary>
    /// <param name="place">The place, from 1.</param>
    /// <param name="odd">Which chain is the run's.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Slot Claim(long place, bool odd)
    {
        if (place <= LastOwnPlace) return ref _own[(int)place - 1];
        ref var newest = ref odd ? ref _newestOdd : ref _newestEven;
        var segment = Volatile.Read(ref newest);
        if (segment is null || place < segment.Start || place >= segment.End) segment = Find(place, ref newest);
        return ref segment.Slots[(int)(place - segment.Start)];
    }

    /// <summary>Takes what is at a place, if it is there yet. Consumer only.</summary>
    public bool TryTake(long place, [NotNullWhen(true)] out object? message, out IActorRef? sender)
    {
        ref var slot = ref SlotOf(place);
        if (Unsafe.IsNullRef(ref slot) || Volatile.Read(ref slot.Message) is not { } found)
        {
            (message, sender) = (null, null);
            return false;
        }

        (message, sender) = (found, slot.Sender);
        if (place <= LastOwnPlace) slot = default; // its place comes again
        return true;
    }

    /// <summary>Whether a place is filled. Consumer only.</summary>
    public bool IsFilled(long place)
    {
        ref var slot = ref SlotOf(place);
        return !Unsafe.IsNullRef(ref slot) && Volatile.Read(ref slot.Message) is not null;
    }

    /// <summary>
    /// Lets go of messages that have been taken from segments. Once for many: a line that a sender has written is dear to write to, unless
    /// several are asked for at the same time. Consumer only.
    /// </summary>
    /// <param name="from">The first place.</param>
    /// <param name="to">The place after the last.</param>
    public void Clear(long from, long to)
    {
        if (_current is not { } segment || to <= segment.Start) return;
        var first = (int)(Math.Max(from, segment.Start) - segment.Start);
        Array.Clear(segment.Slots, first, (int)(Math.Min(to, segment.End) - segment.Start) - first);
    }

    /// <summary>Lets the segments of a run go that is over: all its places are consumed, and another run has begun. Consumer only.</summary>
    public void Forget(bool odd)
    {
        _current = null;
        if (odd) Volatile.Write(ref _newestOdd, null);
        else Volatile.Write(ref _newestEven, null);
    }

    private static Segment Find(long place, ref Segment? newest)
    {
        var segment = Volatile.Read(ref newest) ?? First(ref newest);
        while (true)
        {
            if (place < segment.Start) segment = Volatile.Read(ref segment.Previous)!; // not left, so it is there
            else if (place < segment.End) break;
            else if (Following(segment, place) is var next && next != Segment.Left) segment = next;
            else segment = Volatile.Read(ref newest)!;
        }

        Advance(ref newest, segment);
        return segment;
    }

    private static Segment First(ref Segment? newest)
    {
        var segment = Segment.First();
        return Interlocked.CompareExchange(ref newest, segment, null) ?? segment;
    }

    // Who has a segment's first place makes it; the others give them a moment before they do it themselves.
    private static Segment Following(Segment segment, long place)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (Volatile.Read(ref segment.Next) is { } next) return next;
            if (place == segment.End) break;
            Thread.SpinWait(1);
        }

        var made = segment.Following();
        return Interlocked.CompareExchange(ref segment.Next, made, null) ?? made;
    }

    // The newest never goes back.
    private static void Advance(ref Segment? newest, Segment segment)
    {
        var known = Volatile.Read(ref newest)!;
        while (known.Start < segment.Start)
        {
            var before = Interlocked.CompareExchange(ref newest, segment, known)!;
            if (before == known) return;
            known = before;
        }
    }

    // The consumer's slot for its next place; none while no sender has made it.
    private ref Slot SlotOf(long place)
    {
        if (place <= LastOwnPlace) return ref _own[(int)place - 1];
        if (SegmentOf(place) is { } segment) return ref segment.Slots[(int)(place - segment.Start)];
        return ref Unsafe.NullRef<Slot>();
    }

    // The consumer's segment for its next place; null while no sender has made it.
    private Segment? SegmentOf(long place)
    {
        var segment = _current ??= Oldest();
        if (segment is null || place < segment.End) return segment;
        if (Volatile.Read(ref segment.Next) is not { } next) return null;
        Advance(ref Volatile.Read(ref _newestOdd) is null ? ref _newestEven : ref _newestOdd, next);
        Volatile.Write(ref _current, next);
        Volatile.Write(ref next.Previous, null);
        Volatile.Write(ref segment.Next, Segment.Left);
        return next;
    }

    // The consumer sees one chain at a time: it forgets the run's before it looks for the next one's.
    private Segment? Oldest()
    {
        var segment = Volatile.Read(ref _newestOdd) ?? Volatile.Read(ref _newestEven);
        while (segment is not null && Volatile.Read(ref segment.Previous) is { } previous) segment = previous;
        return segment;
    }
}
