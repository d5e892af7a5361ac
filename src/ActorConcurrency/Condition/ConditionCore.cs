using Akka.Actor;
using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency;

/// <summary>A condition's state, for its actor only: handles never take its turn.</summary>
internal sealed class ConditionCore<TState> : RecipeCore
{
    private readonly ConditionState<TState, IActorRef> _state;

    public ConditionCore(TState initial, ConditionSettings settings, IActorContext context, TimeProvider? time) : base("condition", context, time)
    {
        _state = new(initial, settings.MaxWaiters);
        Metrics.Show(RecipeMetrics.ConditionUpdates, () => _state.Updates)
            .Show(RecipeMetrics.ConditionLooks, () => _state.Looks)
            .Show(RecipeMetrics.ConditionWaiting, () => _state.Waiting);
    }

    public override bool IsPlain(object message) => false;

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        _state.Apply(command, sender, now.Time, Replies);
        return true;
    }
}
