using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Puts an item, if there is room.</summary>
/// <param name="item">The item.</param>
/// <param name="priority">Its priority.</param>
/// <param name="now">When.</param>
internal readonly struct PriorityPutAttempt<T>(T item, int priority, TimeSpan now) : IAttempt<PriorityTicket>
{
    public bool TryDo(RecipeCore core, out PriorityTicket ticket) => ((PriorityQueueCore<T>)core).TryPut(item, priority, now, out ticket);
}

/// <summary>Puts an item, or waits for room.</summary>
/// <param name="slot">Where its ticket goes.</param>
/// <param name="item">The item.</param>
/// <param name="priority">Its priority.</param>
/// <param name="wait">Whether to wait.</param>
/// <param name="now">When it began.</param>
internal readonly struct PriorityPutEntry<T>(PriorityTicketSlot slot, T item, int priority, bool wait, TimeSpan now) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) =>
        ((PriorityQueueCore<T>)core).PutOrWait(operation, slot, item, priority, wait, now);
}

/// <summary>Takes the most important item, if there is one.</summary>
internal readonly struct PriorityGetAttempt<T> : IAttempt<T>
{
    public bool TryDo(RecipeCore core, [MaybeNullWhen(false)] out T item) => ((PriorityQueueCore<T>)core).TryTake(out item);
}

/// <summary>Takes the most important item, or waits for one.</summary>
/// <param name="slot">Where it goes.</param>
/// <param name="wait">Whether to wait.</param>
/// <param name="now">When it began.</param>
internal readonly struct PriorityGetEntry<T>(ItemSlot<T> slot, bool wait, TimeSpan now) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((PriorityQueueCore<T>)core).TakeOrWait(operation, slot, wait, now);
}
