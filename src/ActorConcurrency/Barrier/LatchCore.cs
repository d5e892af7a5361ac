using Akka.Actor;
using static ActorConcurrency.LatchProtocol;

namespace ActorConcurrency;

/// <summary>A latch's state, for its actor and for handles that take its turn.</summary>
internal sealed class LatchCore : RecipeCore
{
    public LatchCore(LatchSettings settings, IActorContext context, TimeProvider? time) : base("latch", context, time)
    {
        State = new(settings, Serve);
        Metrics.Show(RecipeMetrics.LatchRemaining, () => State.Remaining).Show(RecipeMetrics.LatchWaiting, () => State.Waiting);
    }

    public LatchState<IActorRef> State { get; }

    public override bool IsPlain(object message) => message is ICommand;

    /// <inheritdoc/>
    public override void Forget(object place) => State.Forget(place);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now, Replies);
        return true;
    }
}
