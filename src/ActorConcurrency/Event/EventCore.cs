using Akka.Actor;
using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency;

/// <summary>An event's state, for its actor and for handles that take its turn.</summary>
internal sealed class EventCore : RecipeCore
{
    public EventCore(EventSettings settings, IActorContext context, TimeProvider? time) : base("event", context, time)
    {
        State = new(settings, Serve);
        Metrics.Show(RecipeMetrics.EventSignals, () => State.Signals).Show(RecipeMetrics.EventWaiting, () => State.Waiting);
    }

    public EventState<IActorRef> State { get; }

    public override bool IsPlain(object message) => message is ICommand;

    /// <inheritdoc/>
    public override void Forget(object place) => State.Forget(place);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now.Time, Replies);
        return true;
    }
}
