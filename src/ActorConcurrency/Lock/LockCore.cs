using Akka.Actor;
using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <summary>A lock's state, for its actor and for handles that take its turn.</summary>
internal sealed class LockCore : OwningCore
{
    // A grant that is over in 20 ns cannot look at a clock that takes five: the process's is read by somebody else.
    private readonly CoarseClock? _coarse;

    public LockCore(LockSettings settings, IActorContext context, TimeProvider? time) : base("lock", context, time)
    {
        _coarse = IsProcessClock ? RecipeConfig.Of(context).Coarse : null;
        State = new(settings, Serve);
        Metrics
            .Show(RecipeMetrics.LockHeld, () => State.Holds)
            .Show(RecipeMetrics.LockWaiting, () => State.Waiting)
            .Show(RecipeMetrics.LockRecursions, () => State.Recursions);
    }

    public LockState<IActorRef> State { get; }

    /// <inheritdoc/>
    public override bool IsCommand(object message) => message is ICommand;

    /// <inheritdoc/>
    public override void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, now, Replies);

    /// <summary>The lock is taken at once; null: it is not free, or somebody waits.</summary>
    public LentLock? TryTake(LockMode mode, TimeSpan foreignNow) => State.TryTake(mode, Coarse(foreignNow));

    /// <summary>The lock comes back that was taken at once.</summary>
    public void Return(LentLock lent, long token, TimeSpan foreignNow)
    {
        if (State.TakeBack(lent, token)) State.Admit(Coarse(foreignNow), Replies);
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
