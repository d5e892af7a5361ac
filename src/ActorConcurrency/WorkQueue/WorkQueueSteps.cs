using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Puts an item, if it need not wait.</summary>
internal readonly struct PutAttempt<T>(T item, int priority) : IAttempt<bool>
{
    public bool TryDo(RecipeCore core, out bool done) => done = ((WorkQueueCore<T>)core).TryPut(item, priority);
}

/// <summary>Puts an item, or waits for room.</summary>
/// <param name="item">The item.</param>
/// <param name="priority">Its priority.</param>
/// <param name="wait">Whether to wait.</param>
/// <param name="since">When it began.</param>
internal readonly struct PutEntry<T>(T item, int priority, bool wait, TimeSpan since) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((WorkQueueCore<T>)core).PutOrWait(operation, item, priority, wait, since);
}

/// <summary>Takes an item that is there.</summary>
internal readonly struct GetAttempt<T> : IAttempt<T>
{
    public bool TryDo(RecipeCore core, [MaybeNullWhen(false)] out T item) => ((WorkQueueCore<T>)core).TryTake(out item);
}

/// <summary>Takes an item, or waits for it.</summary>
/// <param name="slot">Where it goes.</param>
/// <param name="wait">Whether to wait.</param>
/// <param name="since">When it began.</param>
internal readonly struct GetEntry<T>(ItemSlot<T> slot, bool wait, TimeSpan since) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((WorkQueueCore<T>)core).TakeOrWait(operation, slot, wait, since);
}

/// <summary>Lends a session an item that is there.</summary>
/// <param name="session">The session.</param>
/// <param name="since">When it begins to work on it.</param>
/// <param name="gateway">The handle's.</param>
internal readonly struct LendAttempt<T>(RequestId session, TimeSpan since, Gateway gateway) : IAttempt<WorkDelivery<T>>
{
    public bool TryDo(RecipeCore core, out WorkDelivery<T> delivery)
    {
        var lease = ((WorkQueueCore<T>)core).TryLend(session, since, out var job);
        delivery = lease?.For(gateway, job) ?? default;
        return lease is not null;
    }
}

/// <summary>Ends what was lent.</summary>
/// <param name="version">The delivery that is meant.</param>
/// <param name="isDone">Whether it is done; if not, it comes back.</param>
/// <param name="since">When.</param>
internal readonly struct EndStep<T>(long version, bool isDone, TimeSpan since) : IStep
{
    public void Do(RecipeCore core) => ((WorkQueueCore<T>)core).End(version, isDone, since);
}

/// <summary>Counts an item as done, if it was got.</summary>
internal readonly struct DoneAttempt<T> : IAttempt<bool>
{
    public bool TryDo(RecipeCore core, out bool done) => done = ((WorkQueueCore<T>)core).TryDone();
}

/// <summary>Counts an item as done, or says that it was not got.</summary>
internal readonly struct DoneEntry<T> : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((WorkQueueCore<T>)core).Done(operation);
}
