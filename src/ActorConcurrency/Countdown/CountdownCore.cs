using Akka.Actor;
using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency;

/// <summary>A countdown's state, for its actor and for handles that look at it. What moves it needs the actor's timer and handler.</summary>
internal sealed class CountdownCore : RecipeCore
{
    public CountdownCore(CountdownSettings settings, IActorContext context, TimeProvider? time) : base("countdown", context, time)
    {
        State = new(settings.From, settings.MaxRestarts);
        Metrics.Show(RecipeMetrics.CountdownRemaining, () => State.Remaining).Show(RecipeMetrics.CountdownRestarts, () => State.Restarts);
    }

    public CountdownState State { get; }

    public override bool IsPlain(object message) => message is GetSnapshot;

    /// <summary>Somebody is told something, behind whatever it was told before.</summary>
    public void Tell(IActorRef somebody, IReply what) => Replies.Add((somebody, what));

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not GetSnapshot get) return false;
        Tell(sender, new Snapshot(get.Id, State.Snapshot));
        return true;
    }
}
