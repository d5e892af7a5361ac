using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>A semaphore's state, for its actor and for handles that take its turn.</summary>
internal sealed class SemaphoreCore : OwningCore
{
    // A grant that is over in 20 ns cannot look at a clock that takes five: the process's is read by somebody else.
    private readonly CoarseClock? _coarse;

    public SemaphoreCore(SemaphoreSettings settings, IActorContext context, TimeProvider? time) : base("semaphore", context, time)
    {
        _coarse = IsProcessClock ? RecipeConfig.Of(context).Coarse : null;
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

    /// <summary>Permits are taken at once; null: they are not free, or somebody waits.</summary>
    public SemaphoreLease? TryTake(int permits, TimeSpan foreignNow) => State.TryTake(permits, Coarse(foreignNow));

    /// <summary>Permits come back that were taken at once.</summary>
    public void Return(SemaphoreLease lease, long token, TimeSpan foreignNow)
    {
        if (State.TakeBack(lease, token)) State.Admit(Coarse(foreignNow), Replies);
    }

    /// <inheritdoc/>
    public override void Forget(object place, TimeSpan foreignNow) => State.Forget(place, Coarse(foreignNow), Replies);

    /// <summary>A lease may be over.</summary>
    public void Expire(Moment now) => State.Expire(now, Replies);

    // For what is only shown. A user's clock was read before the step.
    private TimeSpan Coarse(TimeSpan foreignNow) => _coarse is not null ? At(_coarse.Tick) : IsProcessClock ? CoarseNow : foreignNow;

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now, Replies);
        return true;
    }
}
