using Akka.Actor;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>A priority queue's state, for its actor and for handles that take its turn.</summary>
internal sealed class PriorityQueueCore<T> : RecipeCore
{
    private readonly bool _isAgeing;

    public PriorityQueueCore(PriorityQueueSettings settings, IActorContext context, TimeProvider? time, IComparer<T>? comparer)
        : base("priority-queue", context, time)
    {
        _isAgeing = settings.Ageing is not null;
        State = new(settings, Serve, comparer);
        Metrics
            .Show(RecipeMetrics.PriorityQueueQueued, () => State.Queued)
            .Show(RecipeMetrics.PriorityQueueGetters, () => State.Getting)
            .Show(RecipeMetrics.PriorityQueuePutters, () => State.Putting);
    }

    public PriorityQueueState<T, IActorRef> State { get; }

    /// <inheritdoc/>
    /// <remarks>Exact with ageing: there the time is not only shown.</remarks>
    public override TimeSpan CoarseNow => _isAgeing ? Now.Time : base.CoarseNow;

    public override bool IsPlain(object message) => message is ICommand;

    /// <inheritdoc cref="PriorityQueueState{T, TAddress}.TryPut"/>
    public bool TryPut(T item, int priority, TimeSpan now, out PriorityTicket ticket) => State.TryPut(item, priority, now, out ticket, Replies);

    /// <inheritdoc cref="PriorityQueueState{T, TAddress}.PutOrWait"/>
    public void PutOrWait(PendingOperation operation, PriorityTicketSlot slot, T item, int priority, bool wait, TimeSpan now) =>
        State.PutOrWait(operation, slot, item, priority, wait, now, Replies);

    /// <inheritdoc cref="PriorityQueueState{T, TAddress}.TryTake"/>
    public bool TryTake(out T item) => State.TryTake(out item, Replies);

    /// <inheritdoc cref="PriorityQueueState{T, TAddress}.TakeOrWait"/>
    public void TakeOrWait(PendingOperation operation, ItemSlot<T> slot, bool wait, TimeSpan now) =>
        State.TakeOrWait(operation, slot, wait, now, Replies);

    /// <inheritdoc/>
    public override void Forget(object place) => State.Forget(place);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now.Time, Replies);
        return true;
    }
}
