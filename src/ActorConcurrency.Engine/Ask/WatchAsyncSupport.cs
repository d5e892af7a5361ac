namespace Akka.Actor;

/// <summary>Waiting for an actor's end, from outside. Thread-safe.</summary>
public static class WatchAsyncSupport
{
    /// <summary>Waits until the actor has stopped; at once if it has already.</summary>
    /// <param name="target">Whom to watch.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>True when it has stopped, false when the waiting was cancelled.</returns>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var promise = new TerminationPromise((IInternalActorRef)target);
        try
        {
            await promise.Stopped.WaitAsync(token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            promise.Unwatch();
            return false;
        }
    }
}
