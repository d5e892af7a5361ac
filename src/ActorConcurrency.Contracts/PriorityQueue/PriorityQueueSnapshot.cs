using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A priority queue at one moment. Immutable. In every snapshot <c>Put = Got + Removed + Queued</c>.</summary>
/// <param name="Capacity">How many items may be queued; <see cref="int.MaxValue"/> for no limit.</param>
/// <param name="Put">Items ever accepted.</param>
/// <param name="Got">Items got and not returned by a get that met its cancellation.</param>
/// <param name="Removed">Items removed with their tickets.</param>
/// <param name="Queued">Items that nobody has got.</param>
/// <param name="Highest">The priority of the item that is got next, as it was last set; null if none is queued.</param>
/// <param name="Oldest">For how long the oldest queued item has waited; null if none is queued. Growing without end, it tells of starvation.</param>
/// <param name="Getters">Who waits for an item, first come first: the first 100, see <see cref="MoreGetters"/>. Without labels. Empty where an implementation cannot tell.</param>
/// <param name="Putters">Who waits for room, most important first: the first 100, see <see cref="MorePutters"/>. Without labels. Empty where an implementation cannot tell.</param>
public sealed record PriorityQueueSnapshot(
    int Capacity, long Put, long Got, long Removed, int Queued, int? Highest, TimeSpan? Oldest,
    ImmutableArray<QueueWaiter> Getters, ImmutableArray<QueueWaiter> Putters)
{
    /// <summary>How many wait for an item and are not listed; 0 by default.</summary>
    public int MoreGetters { get; init; }

    /// <summary>How many wait for room and are not listed; 0 by default.</summary>
    public int MorePutters { get; init; }

    /// <summary>Compares all figures, and the waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(PriorityQueueSnapshot? other) =>
        other is not null
        && (Capacity, Put, Got, Removed, Queued) == (other.Capacity, other.Put, other.Got, other.Removed, other.Queued)
        && (Highest, Oldest, MoreGetters, MorePutters) == (other.Highest, other.Oldest, other.MoreGetters, other.MorePutters)
        && Getters.SequenceEqual(other.Getters) && Putters.SequenceEqual(other.Putters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Put, Got, Removed, Queued, Highest, Getters.Length, Putters.Length);

    /// <summary>One line in English, the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Queued} queued{QueueText.Limit(Capacity)}")
        + (Oldest is { } oldest ? FormattableString.Invariant($" (highest priority {Highest}, the oldest for {QueueText.Age(oldest)})") : "")
        + FormattableString.Invariant($", {Got} got, {Removed} removed.")
        + $" Waiting for an item: {QueueText.List(Getters, "nobody", (MoreGetters, "more"))}."
        + $" Waiting for room: {QueueText.List(Putters, "nobody", (MorePutters, "more"))}.";
}
