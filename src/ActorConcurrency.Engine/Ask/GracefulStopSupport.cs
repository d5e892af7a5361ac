namespace Akka.Actor;

/// <summary>Stopping an actor and waiting for it, from outside. Thread-safe.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends a <see cref="PoisonPill"/> and waits until the actor has stopped.</summary>
    /// <param name="target">Whom to stop.</param>
    /// <param name="timeout">How long to wait; zero or infinite for no limit.</param>
    /// <returns>Whether it stopped in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends <paramref name="stopMessage"/> and waits until the actor has stopped.</summary>
    /// <param name="target">Whom to stop.</param>
    /// <param name="timeout">How long to wait; zero or infinite for no limit.</param>
    /// <param name="stopMessage">What makes the actor stop itself.</param>
    /// <returns>Whether it stopped in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var promise = new TerminationPromise((IInternalActorRef)target);
        if (!promise.Stopped.IsCompleted) target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await promise.Stopped.WaitAsync(timeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timeout).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            promise.Unwatch();
            return false;
        }
    }
}
