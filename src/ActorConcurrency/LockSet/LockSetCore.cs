using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>A lock set's state, for its actor and for handles that take its turn.</summary>
internal sealed class LockSetCore : RecipeCore
{
    private long _deadlocks;

    public LockSetCore(LockSetSettings settings, IActorContext context, TimeProvider time) : base("lock-set", context, time)
    {
        State = new(settings);
        Metrics
            .Show(RecipeMetrics.LockSetHeld, () => State.Held)
            .Show(RecipeMetrics.LockSetWaiting, () => State.Waiting)
            .Show(RecipeMetrics.LockSetDeadlocks, () => Volatile.Read(ref _deadlocks));
    }

    public LockSetState<IActorRef> State { get; }

    /// <inheritdoc/>
    /// <remarks>A session that may have an owner is watched, or is no more, by the actor.</remarks>
    public override bool IsPlain(object message) => message is ICommand and not OpenSession { Owner: not null } and not CloseSession;

    /// <summary>The owner of these sessions has ended.</summary>
    public void CloseAll(IEnumerable<RequestId> sessions, Moment now) => State.CloseAll(sessions, now.Time, Replies);

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        if (message is not ICommand command) return false;
        State.Apply(command, sender, now.Time, Replies);
        foreach (var (_, reply) in Replies)
            if (reply is Deadlocked)
                _deadlocks++;
        return true;
    }
}
