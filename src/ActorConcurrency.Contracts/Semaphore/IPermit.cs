namespace ActorConcurrency;

/// <summary>
/// Permits that somebody holds. Disposing gives them back; disposing again does nothing. Whatever the same caller asks of the
/// semaphore afterwards finds them given back. Thread-safe.
/// </summary>
public interface IPermit : IDisposable, IAsyncDisposable
{
    /// <summary>How many permits this is; at least 1.</summary>
    int Count { get; }

    /// <summary>
    /// The fencing token: grows with every grant of this semaphore, so that a resource can turn away a holder that was overtaken.
    /// </summary>
    long FencingToken { get; }

    /// <summary>
    /// Cancelled when the permits are not the holder's any more though it has not given them back: they were taken back unasked, or are gone with
    /// whoever granted them. It is cancelled before anybody else is granted them; its callbacks run on the thread pool. Where they cannot be
    /// lost, it is <see cref="CancellationToken.None"/>. Once they are given back, it says nothing. A loss that it
    /// has told stays told: it may be asked for again and again.
    /// </summary>
    CancellationToken Lost { get; }
}
