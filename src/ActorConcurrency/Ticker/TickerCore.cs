using Akka.Actor;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>A ticker's state, for its actor and for handles that take its turn.</summary>
internal sealed class TickerCore : RecipeCore
{
    public TickerCore(TickerSettings settings, IActorContext context, TimeProvider? time) : base("ticker", context, time)
    {
        State = new(settings, TimeSpan.Zero);
        Metrics
            .Show(RecipeMetrics.TickerTicks, () => State.Ticks)
            .Show(RecipeMetrics.TickerDrift, () => State.Drift.TotalMilliseconds)
            .Show(RecipeMetrics.TickerSubscribers, () => State.Subscribers);
    }

    public TickerState<IActorRef> State { get; }

    /// <inheritdoc/>
    /// <remarks>What changes the schedule or the subscribers needs the actor's timer, or its watching.</remarks>
    public override bool IsPlain(object message) => message is GetSnapshot or Wait or Next or Withdraw;

    /// <summary>A tick may be due.</summary>
    public void Tick(Moment now) => State.Tick(now.Time, Replies);

    /// <summary>A subscriber has ended.</summary>
    public void Forget(IActorRef subscriber) => State.Forget(subscriber, Replies);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now.Time, Replies);
        return true;
    }
}
