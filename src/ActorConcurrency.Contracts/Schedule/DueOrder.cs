using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>A moment, by one of two clocks: the one that nobody can set, or the wall clock.</summary>
/// <param name="Ticks">Since the schedule's start; or, by the wall clock, since the year 1 (UTC).</param>
/// <param name="ByWallClock">Whether it is the wall clock's.</param>
internal readonly record struct DueTime(long Ticks, bool ByWallClock)
{
    public static DueTime At(DateTimeOffset due) => new(due.UtcTicks, ByWallClock: true);

    public static DueTime At(TimeSpan due) => new(due.Ticks, ByWallClock: false);

    public static DueTime operator +(DueTime due, TimeSpan by) =>
        due with { Ticks = by.Ticks > long.MaxValue - due.Ticks ? long.MaxValue : due.Ticks + by.Ticks };

    /// <summary>The moment since the schedule's start, if nobody sets the wall clock.</summary>
    /// <param name="wallClock">How far the wall clock is ahead of the other.</param>
    public TimeSpan Elapsed(TimeSpan wallClock) => new(ByWallClock ? Ticks - wallClock.Ticks : Ticks);
}

/// <summary>Something that has its place in a <see cref="DueOrder{TEntry}"/>.</summary>
internal abstract class DueEntry
{
    /// <summary>When it is due. Not changed while it is in an order.</summary>
    public DueTime Due { get; set; }

    public int Priority { get; init; }

    /// <summary>Among equals, the lowest first. Not changed while it is in an order.</summary>
    public long Number { get; set; }
}

/// <summary>
/// What is pending: due first, then of higher priority, then first come. Two orders, for two clocks: when the wall clock is set, everything that
/// goes by it keeps its order. Looking at the first takes constant time, the rest logarithmic. Not thread-safe.
/// </summary>
internal sealed class DueOrder<TEntry> where TEntry : DueEntry
{
    private readonly SortedSet<TEntry> _elapsed = new(Ranking);
    private readonly SortedSet<TEntry> _wallClock = new(Ranking);

    public int Count => _elapsed.Count + _wallClock.Count;

    /// <summary>Whether something goes by the wall clock.</summary>
    public bool HasWallClock => _wallClock.Count > 0;

    private static Comparer<TEntry> Ranking { get; } = Comparer<TEntry>.Create(static (one, other) => Rank(one, one.Due.Ticks, other, other.Due.Ticks));

    public void Add(TEntry entry) => Of(entry).Add(entry);

    public bool Remove(TEntry entry) => Of(entry).Remove(entry);

    /// <summary>The one that is due first.</summary>
    /// <param name="wallClock">How far the wall clock is ahead of the other.</param>
    /// <param name="first">The entry.</param>
    public bool TryPeek(TimeSpan wallClock, [MaybeNullWhen(false)] out TEntry first)
    {
        first = _elapsed.Min is { } one && _wallClock.Min is { } other ? First(one, other, wallClock) : _elapsed.Min ?? _wallClock.Min;
        return first is not null;
    }

    /// <summary>All, in order.</summary>
    /// <param name="wallClock">How far the wall clock is ahead of the other.</param>
    public IEnumerable<TEntry> All(TimeSpan wallClock)
    {
        using var elapsed = _elapsed.GetEnumerator();
        using var other = _wallClock.GetEnumerator();
        var (hasOne, hasOther) = (elapsed.MoveNext(), other.MoveNext());
        while (hasOne || hasOther)
        {
            var takesOne = hasOne && (!hasOther || First(elapsed.Current, other.Current, wallClock) == elapsed.Current);
            yield return takesOne ? elapsed.Current : other.Current;
            if (takesOne) hasOne = elapsed.MoveNext();
            else hasOther = other.MoveNext();
        }
    }

    private static TEntry First(TEntry one, TEntry other, TimeSpan wallClock) =>
        Rank(one, one.Due.Elapsed(wallClock).Ticks, other, other.Due.Elapsed(wallClock).Ticks) < 0 ? one : other;

    private static int Rank(TEntry one, long due, TEntry other, long otherDue)
    {
        var rank = due.CompareTo(otherDue);
        if (rank == 0) rank = other.Priority.CompareTo(one.Priority);
        return rank != 0 ? rank : one.Number.CompareTo(other.Number);
    }

    private SortedSet<TEntry> Of(TEntry entry) => entry.Due.ByWallClock ? _wallClock : _elapsed;
}
