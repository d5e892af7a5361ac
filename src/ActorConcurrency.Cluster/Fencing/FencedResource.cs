namespace ActorConcurrency;

/// <summary>
/// Guards something that must not be touched by a holder that was overtaken: it remembers the highest fencing token that it has seen, and turns away
/// a lower one. Thread-safe.
/// </summary>
/// <remarks>
/// For a resource in this process. A database or a service across the network does the same with a column: <c>UPDATE … SET token = @token WHERE token &lt;= @token</c>.
/// Source: "How to do distributed locking", where a lock's holder is paused, its lease ends, and it writes all the same.
/// </remarks>
public sealed class FencedResource
{
    private readonly Lock _lock = new();
    private long _highest;

    /// <summary>The highest token that was let in; 0: none was.</summary>
    public long Highest
    {
        get
        {
            lock (_lock) return _highest;
        }
    }

    /// <summary>Lets a holder in, unless one with a higher token was let in before it.</summary>
    /// <param name="fencingToken">The holder's token.</param>
    /// <returns>Whether it was let in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The token is less than 1: no grant has such a token.</exception>
    public bool TryEnter(long fencingToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fencingToken, 1);
        lock (_lock)
        {
            if (fencingToken < _highest) return false;
            _highest = fencingToken;
            return true;
        }
    }

    /// <summary>As <see cref="TryEnter"/>, for who cannot go on otherwise.</summary>
    /// <param name="fencingToken">The holder's token.</param>
    /// <exception cref="OvertakenException">Somebody with a higher token was let in: whoever asks does not hold it any more.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The token is less than 1: no grant has such a token.</exception>
    public void Enter(long fencingToken)
    {
        if (!TryEnter(fencingToken)) throw new OvertakenException(fencingToken, Highest);
    }
}

/// <summary>A holder was turned away: its permit or lock was granted to somebody else meanwhile. Nothing was done. Thread-safe once constructed.</summary>
public class OvertakenException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public OvertakenException() : this("What was held was granted to somebody else meanwhile. Nothing was done. Acquire it again.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">Who was turned away, and what to do.</param>
    public OvertakenException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">Who was turned away, and what to do.</param>
    /// <param name="innerException">What led to it.</param>
    public OvertakenException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for two tokens.</summary>
    /// <param name="token">The token that was turned away.</param>
    /// <param name="highest">The highest that was let in.</param>
    public OvertakenException(long token, long highest)
        : this(FormattableString.Invariant($"Token {token} was turned away: {highest} was let in already. What was held was granted to somebody else meanwhile. Nothing was done. Acquire it again.")) { }
}
