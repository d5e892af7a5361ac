using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Locks that somebody holds. Disposing gives them back; disposing again does nothing. Whatever the same caller asks of the lock set
/// afterwards finds them given back. Thread-safe.
/// </summary>
public interface ILockLease : IDisposable, IAsyncDisposable
{
    /// <summary>The locks, in their order, each once.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>
    /// The fencing token: grows with every grant of this lock set, so that a resource can turn away a holder that was overtaken.
    /// </summary>
    long FencingToken { get; }
}
