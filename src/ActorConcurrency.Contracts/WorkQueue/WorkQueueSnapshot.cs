using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A queue at one moment. Immutable. The ledger holds in every snapshot: <c>Put = Got + Dropped + Queued</c> and
/// <c>Got = Done + InWork</c>.
/// </summary>
/// <param name="Capacity">How many items may be queued before the overflow policy counts; <see cref="int.MaxValue"/> for no limit.</param>
/// <param name="IsShutDown">Whether it is closed for puts.</param>
/// <param name="Put">Items ever accepted, those dropped since included.</param>
/// <param name="Got">Items that consumers have taken and not returned.</param>
/// <param name="Dropped">Items dropped: by the overflow policy, an immediate shutdown, or too many deliveries.</param>
/// <param name="Queued">Items that nobody has got. More than <paramref name="Capacity"/> if items were returned to a full queue.</param>
/// <param name="Done">Items whose work is done.</param>
/// <param name="InWork">Items got and not done.</param>
/// <param name="Returned">How often an item came back: from a worker, or from a get that met its cancellation.</param>
/// <param name="Getters">Who waits for an item, first come first; empty where an implementation cannot tell.</param>
/// <param name="Putters">Who waits for room, first come first; empty where an implementation cannot tell.</param>
/// <param name="Workers">What is in work in a session's name, oldest first; empty where an implementation cannot tell.</param>
public sealed record WorkQueueSnapshot(
    int Capacity, bool IsShutDown,
    long Put, long Got, long Dropped, int Queued, long Done, long InWork, long Returned,
    ImmutableArray<QueueWaiter> Getters, ImmutableArray<QueueWaiter> Putters, ImmutableArray<QueueWorker> Workers)
{
    /// <summary>What a join waits for: items queued or in work.</summary>
    /// <returns>How many there are.</returns>
    public long Unfinished() => Queued + InWork;

    /// <summary>Compares all figures, and the waiters and workers one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(WorkQueueSnapshot? other) =>
        other is not null
        && (Capacity, IsShutDown, Put, Got, Dropped) == (other.Capacity, other.IsShutDown, other.Put, other.Got, other.Dropped)
        && (Queued, Done, InWork, Returned) == (other.Queued, other.Done, other.InWork, other.Returned)
        && Getters.SequenceEqual(other.Getters) && Putters.SequenceEqual(other.Putters) && Workers.SequenceEqual(other.Workers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Put, Got, Dropped, Queued, Done, Returned, Getters.Length, Putters.Length);
}

/// <summary>Somebody who waits at a queue. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a wait without a session.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record QueueWaiter(string Label, TimeSpan Waiting);

/// <summary>An item in work. Immutable.</summary>
/// <param name="Label">The name of the session that works on it.</param>
/// <param name="Attempt">How often it has been delivered, this time included.</param>
/// <param name="Working">For how long it has been in work.</param>
public sealed record QueueWorker(string Label, int Attempt, TimeSpan Working);
