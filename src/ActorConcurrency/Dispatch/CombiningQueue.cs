using System.Runtime.InteropServices;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorConcurrency;

/// <summary>
/// The messages of one actor, and the gate to its turn. Akka.NET's mailbox takes messages out here while its run holds the gate; a handle that
/// finds the gate free and nothing queued takes the turn itself.
/// </summary>
/// <remarks>
/// <para>A linked queue: many put in, with one compare-exchange; whoever holds the gate takes out. Memory order: a letter is written before it is
/// linked (release), and read through the link (acquire). It is empty for a thread if it finds the last letter to be the first one: a letter
/// that is not linked yet counts, so that nobody overtakes what it told itself.</para>
/// <para>On another dispatcher than <see cref="CombiningDispatcher"/> it is a plain queue: nothing ever opens it for direct steps.</para>
/// </remarks>
internal sealed partial class CombiningQueue : IMessageQueue
{
    /// <summary>From so many letters on, whoever tells one more lets other threads run first, for the actor's may be among them.</summary>
    public const int Long = 10_000;

    /// <summary>How many letters may wait for a busy actor before requests of handles are refused. What gives back never is.</summary>
    public const int Limit = 1_000_000;

    private readonly IActorRef _owner;
    private Letter _taken = new();
    private Apart _putIn;
    private volatile bool _isCleanedUp;

    /// <param name="owner">The actor.</param>
    public CombiningQueue(IActorRef owner) => (_owner, _putIn.Last) = (owner, _taken);

    public bool HasMessages => !IsEmpty;

    /// <summary>Counts them one by one: for diagnostics. Exact only for the holder of the gate; too few while others take out.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var letter = _taken.Next; letter is not null; letter = letter.Next) count++;
            return count;
        }
    }

    /// <summary>How many letters wait. Exact only while nobody puts in or takes out.</summary>
    public long Length => Volatile.Read(ref _putIn.Last).Number - Volatile.Read(ref _taken).Number;

    // The first is read before the last: if they are the same, nothing was put in before the second look.
    private bool IsEmpty => Volatile.Read(ref _taken) == Volatile.Read(ref _putIn.Last);

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (envelope.Message is Reminder) return;
        if (envelope.Message is not Letter step) Put(new Letter { Envelope = envelope });
        else if (step.Number == 0) Put(step);
        else return; // somebody has taken it from the dead letters and told it again: a step counts once
        // After the actor's end, Akka.NET would lose it.
        if (_isCleanedUp && _gate.EnterOrOwe()) ServeAndEnd();
    }

    public bool TryDequeue(out Envelope envelope)
    {
        var isThere = TryTake(out envelope);
        // A recipe's own messages never fail it: see RecipeActor. What Akka.NET handles itself may.
        _leavesOpen = !isThere || (_core is not null && envelope.Message is not IAutoReceivedMessage);
        return isThere;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        _deadLetters = (owner, deadletters);
        _isCleanedUp = true;
        if (_gate.EnterOrOwe()) ServeAndEnd();
    }

    // Numbered before anybody can put something behind it: a number too small would be counted on from for ever. Full fence: what the sender
    // does next comes after it, but for the link.
    private void Put(Letter letter)
    {
        Letter before;
        do
        {
            before = Volatile.Read(ref _putIn.Last);
            letter.Number = before.Number + 1;
        }
        while (Interlocked.CompareExchange(ref _putIn.Last, letter, before) != before);
        before.Next = letter;
    }

    private bool TryTake(out Envelope envelope)
    {
        var before = _taken;
        var next = before.Next;
        if (next is null)
        {
            envelope = default;
            return false;
        }

        envelope = next is ToldStep step ? new Envelope(step, ActorRefs.NoSender) : next.Envelope;
        next.Envelope = default; // it stays as the one that was taken last, and must keep nothing from collection
        Volatile.Write(ref _taken, next);
        before.Next = null; // once an old letter outlives collections, all that were behind it would too
        return true;
    }

    // On a cache line of its own: everybody writes it, while the holder of the gate writes the rest.
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct Apart
    {
        [FieldOffset(64)] public Letter Last;
    }

    /// <summary>Told through Akka.NET to have the mailbox scheduled; never queued.</summary>
    public sealed class Reminder : INoSerializationVerificationNeeded
    {
        public static readonly Reminder Instance = new();
    }

    /// <summary>A place in the queue, with what was told; a step is its own.</summary>
    public class Letter
    {
        private Letter? _next;

        /// <summary>What was told, and by whom.</summary>
        public Envelope Envelope { get; set; }

        /// <summary>Which one it is, for the length of the queue; 0: it was never put in.</summary>
        public long Number { get; set; }

        /// <summary>The one behind it.</summary>
        public Letter? Next
        {
            get => Volatile.Read(ref _next);
            set => Volatile.Write(ref _next, value);
        }
    }
}
