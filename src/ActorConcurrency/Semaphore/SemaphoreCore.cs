using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>A semaphore's state, for its actor and for handles that take its turn.</summary>
internal sealed class SemaphoreCore : OwningCore
{
    public SemaphoreCore(SemaphoreSettings settings, IActorContext context, TimeProvider? time) : base("semaphore", context, time)
    {
        State = new(settings, Serve);
        Metrics
            .Show(RecipeMetrics.SemaphoreAvailable, () => State.Available)
            .Show(RecipeMetrics.SemaphoreHeld, () => State.Held)
            .Show(RecipeMetrics.SemaphoreWaiting, () => State.Waiting);
    }

    public SemaphoreState<IActorRef> State { get; }

    /// <inheritdoc/>
    public override bool IsCommand(object message) => message is ICommand;

    /// <inheritdoc/>
    public override void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, now, Replies);

    /// <summary>Permits come back that were taken at once.</summary>
    public void Return(SemaphoreLease lease, long token, TimeSpan foreignNow)
    {
        if (State.TakeBack(lease, token)) State.Admit(CoarseOr(foreignNow), Replies);
    }

    /// <inheritdoc/>
    public override void Forget(object place, TimeSpan foreignNow) => State.Forget(place, CoarseOr(foreignNow), Replies);

    /// <summary>A lease may be over.</summary>
    public void Expire(Moment now) => State.Expire(now, Replies);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now, Replies);
        return true;
    }
}
