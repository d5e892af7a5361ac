using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>A lock set's state, for its actor and for handles that take its turn.</summary>
internal sealed class LockSetCore : OwningCore
{
    private long _deadlocks;

    public LockSetCore(LockSetSettings settings, IActorContext context, TimeProvider? time) : base("lock-set", context, time)
    {
        State = new(settings, onEnd: Stop);
        Metrics
            .Show(RecipeMetrics.LockSetHeld, () => State.Held)
            .Show(RecipeMetrics.LockSetWaiting, () => State.Waiting)
            .Show(RecipeMetrics.LockSetDeadlocks, () => Volatile.Read(ref _deadlocks));
    }

    public LockSetState<IActorRef> State { get; }

    private static TimeSpan Coarse => TimeSpan.FromTicks(Environment.TickCount64 * TimeSpan.TicksPerMillisecond);

    /// <inheritdoc/>
    public override bool IsCommand(object message) => message is ICommand;

    /// <summary>Locks are taken at once; null: ask by message. So does everybody whose clock is not the system's, for it is not looked at here.</summary>
    public LockSetLeases.Lease? TryTake(string[] names, LockFlow.Place? around, bool wait)
    {
        if (!IsProcessClock) return null;
        State.Coarse = Coarse;
        return State.TryTake(names, around, wait);
    }

    /// <summary>Locks come back that were taken at once.</summary>
    public void Return(LockSetLeases.Lease lease, long token) => State.Return(lease, token, Now, Replies);

    /// <inheritdoc/>
    public override void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, now, Replies);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        if (command is GetSnapshot) State.Coarse = Coarse;
        // Answers of earlier steps may still be there.
        var first = Replies.Count;
        State.Apply(command, sender, now, Replies);
        for (var at = first; at < Replies.Count; at++)
            if (Replies[at].Reply is Deadlocked)
                _deadlocks++;
        return true;
    }
}
