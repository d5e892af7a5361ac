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
/// <param name="Getters">Who waits for an item, first come first; empty where an implementation cannot tell. Without labels.</param>
/// <param name="Putters">Who waits for room, most important first; empty where an implementation cannot tell. Without labels.</param>
public sealed record PriorityQueueSnapshot(
    int Capacity, long Put, long Got, long Removed, int Queued, int? Highest, TimeSpan? Oldest,
    ImmutableArray<QueueWaiter> Getters, ImmutableArray<QueueWaiter> Putters)
{
    /// <summary>Compares all figures, and the waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(PriorityQueueSnapshot? other) =>
        other is not null
        && (Capacity, Put, Got, Removed, Queued) == (other.Capacity, other.Put, other.Got, other.Removed, other.Queued)
        && (Highest, Oldest) == (other.Highest, other.Oldest)
        && Getters.SequenceEqual(other.Getters) && Putters.SequenceEqual(other.Putters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Put, Got, Removed, Queued, Highest, Getters.Length, Putters.Length);
}
