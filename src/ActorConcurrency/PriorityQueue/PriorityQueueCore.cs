using Akka.Actor;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>A priority queue's state, for its actor and for handles that take its turn.</summary>
internal sealed class PriorityQueueCore<T> : RecipeCore
{
    public PriorityQueueCore(PriorityQueueSettings settings, IActorContext context, TimeProvider time) : base("priority-queue", context, time)
    {
        State = new(settings);
        Metrics
            .Show(RecipeMetrics.PriorityQueueQueued, () => State.Queued)
            .Show(RecipeMetrics.PriorityQueueGetters, () => State.Getting)
            .Show(RecipeMetrics.PriorityQueuePutters, () => State.Putting);
    }

    public PriorityQueueState<T, IActorRef> State { get; }

    public override bool IsPlain(object message) => message is ICommand;

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now.Time, Replies);
        return true;
    }
}
