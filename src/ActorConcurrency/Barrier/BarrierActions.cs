using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// Runs a user's action for a barrier's actor: on the thread pool, outside the actor's turn. Its end is a message. Not thread-safe: it belongs to one core.
/// </summary>
/// <param name="action">The action.</param>
/// <param name="self">The actor.</param>
/// <param name="log">Hears of a failure, with its stack.</param>
internal sealed class BarrierActions(Func<long, CancellationToken, ValueTask> action, IActorRef self, ILoggingAdapter log)
{
    private readonly PhaseActions _actions = new(self, action);
    private CancellationTokenSource? _broken;

    /// <summary>Begins the action of a phase.</summary>
    public void Begin(long phase, long attempt)
    {
        var broken = (_broken = new()).Token;
        _actions.Begin(phase, broken, failure =>
        {
            if (failure is not null && !broken.IsCancellationRequested)
                Outbox.LogRefusal(log, failure, "The action of phase {0} of the barrier at {1} has failed, and the barrier breaks.", phase, self.Path);
            self.Tell(new Over(attempt, failure), ActorRefs.NoSender);
        });
    }

    /// <summary>It is over.</summary>
    public void Forget() => _broken = null;

    /// <summary>Nobody waits for it any more. Callbacks of its token run on the pool.</summary>
    public void Drop()
    {
        _ = _broken?.CancelAsync();
        _broken = null;
    }

    /// <summary>An action is over.</summary>
    /// <param name="Attempt">Which.</param>
    /// <param name="Failure">What it threw; null: nothing.</param>
    public sealed record Over(long Attempt, Exception? Failure) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
}
