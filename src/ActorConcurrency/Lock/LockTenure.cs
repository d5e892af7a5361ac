namespace ActorConcurrency;

/// <summary>
/// The time for which an owner holds a lock without a break, and what its holds have in common: the newest token that it was given. Thread-safe.
/// </summary>
/// <param name="first">The token of the first hold.</param>
/// <param name="newest">The newest that is known.</param>
internal sealed class LockTenure(long first, long newest)
{
    private long _newest = newest;

    public long First => first;

    public long Newest => Volatile.Read(ref _newest);

    /// <summary>The owner was given another token; an older one changes nothing.</summary>
    public void Renew(long token)
    {
        for (var known = Newest; known < token; known = Newest)
            if (Interlocked.CompareExchange(ref _newest, token, known) == known)
                return;
    }
}
