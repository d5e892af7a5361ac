using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>A work queue's state, for its actor and for handles that take its turn.</summary>
internal sealed class WorkQueueCore<T> : RecipeCore
{
    public WorkQueueCore(WorkQueueSettings settings, IActorContext context, TimeProvider time) : base("work-queue", context, time)
    {
        var self = context.Self;
        State = new(settings, item => Replies.Add((ActorRefs.Nobody, new Outbox.Publication(new DroppedItem(self, item)))));
        Metrics
            .Show(RecipeMetrics.WorkQueueQueued, () => State.Queued)
            .Show(RecipeMetrics.WorkQueueUnfinished, () => State.Unfinished)
            .Show(RecipeMetrics.WorkQueueWaiting, () => State.Waiting)
            .Show(RecipeMetrics.WorkQueueDropped, () => State.Dropped);
    }

    public WorkQueueState<T, IActorRef> State { get; }

    /// <inheritdoc/>
    /// <remarks>A session that may have an owner is watched, or is no more, by the actor.</remarks>
    public override bool IsPlain(object message) => message is ICommand and not OpenSession { Owner: not null } and not CloseSession;

    /// <summary>The owner of these sessions has ended.</summary>
    public void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, now, Replies);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now, Replies);
        return true;
    }
}
