using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>A work queue's state, for its actor and for handles that take its turn.</summary>
internal sealed class WorkQueueCore<T> : OwningCore
{
    public WorkQueueCore(WorkQueueSettings settings, IActorContext context, TimeProvider? time) : base("work-queue", context, time)
    {
        var self = context.Self;
        State = new(settings, item => Replies.Add((ActorRefs.Nobody, new Outbox.Publication(new DroppedItem(self, item)))), Serve);
        Metrics
            .Show(RecipeMetrics.WorkQueueQueued, () => State.Queued)
            .Show(RecipeMetrics.WorkQueueUnfinished, () => State.Unfinished)
            .Show(RecipeMetrics.WorkQueueWaiting, () => State.Waiting)
            .Show(RecipeMetrics.WorkQueueDropped, () => State.Dropped);
    }

    public WorkQueueState<T, IActorRef> State { get; }

    /// <inheritdoc/>
    public override bool IsCommand(object message) => message is ICommand;

    /// <inheritdoc/>
    public override void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, now, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.TryPut"/>
    public bool TryPut(T item, int priority) => State.TryPut(item, priority, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.PutOrWait"/>
    public void PutOrWait(PendingOperation operation, T item, int priority, bool wait, TimeSpan now) =>
        State.PutOrWait(operation, item, priority, wait, now, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.TryTake"/>
    public bool TryTake(out T item) => State.TryTake(out item, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.TakeOrWait"/>
    public void TakeOrWait(PendingOperation operation, ItemSlot<T> slot, bool wait, TimeSpan now) =>
        State.TakeOrWait(operation, slot, wait, now, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.TryLend"/>
    public WorkQueueLease<T>? TryLend(RequestId session, TimeSpan now, out WorkQueueJob<T> job) => State.TryLend(session, now, out job, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.End"/>
    public void End(long version, bool isDone, TimeSpan now) => State.End(version, isDone, now, Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.TryDone"/>
    public bool TryDone() => State.TryDone(Replies);

    /// <inheritdoc cref="WorkQueueState{T, TAddress}.Done"/>
    public void Done(PendingOperation operation) => State.Done(operation, Replies);

    /// <inheritdoc/>
    public override void Forget(object place) => State.Forget(place);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now, Replies);
        return true;
    }
}
