namespace ActorConcurrency.Locks;

/// <summary>
/// Those who wait at a <see cref="DotNetWorkQueue{T}"/> for an item, or for room. Whoever brings one wakes one of them, who then tries again: a newcomer
/// may have been faster. The queue's gate guards it.
/// </summary>
/// <remarks>
/// Nobody sleeps beside something that is there: each thing comes with a signal unless every waiter has one already, and who takes a signal tries,
/// whatever has become of its token. A signal that is left behind costs the next waiter one try in vain.
/// </remarks>
internal sealed class WaitingLine(Lock gate)
{
    private readonly SemaphoreSlim _signals = new(0);
    private int _waiting;

    /// <summary>Wakes so many, or all if they are fewer. Runs nobody's code.</summary>
    public void Wake(int count)
    {
        var missing = Math.Min(count, _waiting - _signals.CurrentCount);
        if (missing > 0) _signals.Release(missing);
    }

    /// <summary>Tries until it succeeds; false: the time is up.</summary>
    /// <param name="tries">What is tried, in the gate. It throws if there is no use in trying.</param>
    /// <param name="timeout">How long; nothing: once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<bool> TryWithinAsync(Func<CancellationToken, bool> tries, TimeSpan timeout, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (tries(cancellationToken)) return true;
            if (timeout == TimeSpan.Zero) return false;
            _waiting++;
        }

        try
        {
            using var patience = new Patience(timeout, cancellationToken);
            while (await patience.WaitAsync(_signals).ConfigureAwait(false))
            {
                lock (gate)
                    if (tries(CancellationToken.None)) return true;
            }

            return false;
        }
        finally
        {
            lock (gate) _waiting--;
        }
    }
}
