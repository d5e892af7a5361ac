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
}
