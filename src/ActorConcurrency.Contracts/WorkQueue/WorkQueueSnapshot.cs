using System.Collections.Immutable;
using System.Text.Json.Serialization;

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
/// <param name="Getters">Who waits for an item, first come first: the first 100, see <see cref="MoreGetters"/>. Empty where an implementation cannot tell.</param>
/// <param name="Putters">Who waits for room, first come first: the first 100, see <see cref="MorePutters"/>. Empty where an implementation cannot tell.</param>
/// <param name="Workers">
/// Who works on what in a session's name, oldest first: the first 100, see <see cref="MoreWorkers"/>. Empty where an implementation has no
/// sessions; for work without one, see <see cref="WithoutSession"/>.
/// </param>
public sealed record WorkQueueSnapshot(
    int Capacity, bool IsShutDown,
    long Put, long Got, long Dropped, int Queued, long Done, long InWork, long Returned,
    ImmutableArray<QueueWaiter> Getters, ImmutableArray<QueueWaiter> Putters, ImmutableArray<QueueWorker> Workers)
{
    /// <summary>How many wait for an item and are not listed; 0 by default.</summary>
    public int MoreGetters { get; init; }

    /// <summary>How many wait for room and are not listed; 0 by default.</summary>
    public int MorePutters { get; init; }

    /// <summary>How many items are in work in a session's name and are not listed; 0 by default.</summary>
    public int MoreWorkers { get; init; }

    /// <summary>What a join waits for: items queued or in work.</summary>
    /// <returns>How many there are.</returns>
    public long Unfinished() => Queued + InWork;

    /// <summary>Items in work, or on their way to it, without a session: nobody can tell with whom.</summary>
    /// <returns>How many there are.</returns>
    public long WithoutSession() => InWork - Workers.Length - MoreWorkers;

    /// <summary>Compares all figures, and the waiters and workers one by one, with the equality of their items.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(WorkQueueSnapshot? other) =>
        other is not null
        && (Capacity, IsShutDown, Put, Got, Dropped) == (other.Capacity, other.IsShutDown, other.Put, other.Got, other.Dropped)
        && (Queued, Done, InWork, Returned) == (other.Queued, other.Done, other.InWork, other.Returned)
        && (MoreGetters, MorePutters, MoreWorkers) == (other.MoreGetters, other.MorePutters, other.MoreWorkers)
        && Getters.SequenceEqual(other.Getters) && Putters.SequenceEqual(other.Putters) && Workers.SequenceEqual(other.Workers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Put, Got, Dropped, Queued, Done, Returned, Getters.Length, Putters.Length);

    /// <summary>One line in English, the same in every culture. It shows the items in work: mind who reads it.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Queued} queued{QueueText.Limit(Capacity)}, {InWork} in work, {Done} done, {Dropped} dropped, {Returned} returned{(IsShutDown ? ", shut down" : "")}.")
        + $" In work: {QueueText.List(Workers, "nothing", (MoreWorkers, "more"), (WithoutSession(), "without a session"))}."
        + $" Waiting for an item: {QueueText.List(Getters, "nobody", (MoreGetters, "more"))}."
        + $" Waiting for room: {QueueText.List(Putters, "nobody", (MorePutters, "more"))}.";
}

/// <summary>Somebody who waits at a queue. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a wait without a session.</param>
/// <param name="Waiting">For how long it has waited; by an actor up to 30 ms too long, for its clock for that is a coarse one.</param>
public sealed record QueueWaiter(string Label, TimeSpan Waiting)
{
    /// <summary>Who, and for how long, in English.</summary>
    public override string ToString() => $"{Wording.Name(Label)} for {QueueText.Age(Waiting)}";
}

/// <summary>An item in work. Immutable, if the item is.</summary>
/// <param name="Label">The name of the session that works on it.</param>
/// <param name="Attempt">How often it has been delivered, this time included.</param>
/// <param name="Working">For how long it has been in work; up to 30 ms too long, for the clock for that is a coarse one.</param>
/// <param name="Item">
/// The item itself: not a copy, and not its text, which is made by whoever prints it. To another process it travels as your serialiser has it.
/// Left out where a snapshot is written as JSON by <c>System.Text.Json</c>: a health page must neither tell it nor stumble over it.
/// </param>
public sealed record QueueWorker(string Label, int Attempt, TimeSpan Working, [property: JsonIgnore] object? Item)
{
    /// <summary>Who, on what, for how long, in English.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Wording.Name(Label)} on {QueueText.Item(Item)} for {QueueText.Age(Working)} (attempt {Attempt})");
}
