using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A counter's state, for its actor and for handles that take its turn.</summary>
internal sealed class CounterCore : RecipeCore
{
    public CounterCore(CounterSettings settings, IActorContext context) : base("counter", context, time: null)
    {
        State = new(settings, Serve);
        Metrics
            .Show(RecipeMetrics.CounterValue, () => State.Current)
            .Show(RecipeMetrics.CounterRefused, () => State.Refused)
            .Show(RecipeMetrics.CounterWaiting, () => State.Waiting);
    }

    public CounterState<IActorRef> State { get; }

    public override bool IsPlain(object message) => message is CounterProtocol.ICommand;

    /// <summary>A handle has changed the value: tells who waits for it.</summary>
    public void Changed()
    {
        if (State.Waiting > 0) State.TellReached(Replies);
    }

    /// <inheritdoc/>
    public override void Forget(object place) => State.Forget(place);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not CounterProtocol.ICommand command) return false;
        State.Apply(command, sender, Replies);
        return true;
    }
}
