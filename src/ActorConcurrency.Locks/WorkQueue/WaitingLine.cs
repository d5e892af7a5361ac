using System.Collections.Immutable;

namespace ActorConcurrency.Locks;

/// <summary>
/// Those who wait at a .NET queue for one kind of thing: an item, or room. Their queue's gate guards it. Whoever brings one of those things wakes one
/// of them, who then tries again: a newcomer may have been faster, so there is no order among them.
/// </summary>
/// <remarks>
/// Nobody sleeps beside something that is there: each thing comes with a signal unless every waiter has one already, and who takes a signal tries,
/// whatever has become of its token. A signal that is left behind costs the next waiter one try in vain.
/// </remarks>
/// <param name="gate">The queue's gate.</param>
/// <param name="most">How many may wait.</param>
/// <param name="time">The clock of their ages.</param>
internal sealed class WaitingLine(Lock gate, int most, TimeProvider time)
{
    private readonly SemaphoreSlim _signals = new(0);
    private readonly LinkedList<long> _since = new();
    private int _waitForSeveral;

    /// <summary>How many wait and are not listed.</summary>
    public int More => Math.Max(0, _since.Count - Wording.MostEntries);

    /// <summary>Who waits, first come first.</summary>
    public ImmutableArray<QueueWaiter> Listed => Wording.Capped(_since.Select(since => new QueueWaiter("", time.GetElapsedTime(since))));

    /// <summary>Wakes so many, or all if they are fewer. Runs nobody's code.</summary>
    public void Wake(int count = int.MaxValue)
    {
        var missing = Math.Min(count, _since.Count - _signals.CurrentCount);
        if (missing > 0) _signals.Release(missing);
    }

    /// <summary>Wakes for one thing that has come. While somebody waits for several, who may take the signal in vain, everybody looks.</summary>
    public void WakeForOne() => Wake(_waitForSeveral > 0 ? int.MaxValue : 1);

    /// <summary>Tries until there is enough; none: the time is up.</summary>
    /// <param name="tries">What is tried, in the gate: none if there is not enough. It throws if there is no use in trying.</param>
    /// <param name="timeout">How long; nothing: once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<ImmutableArray<T>> TakeManyAsync<T>(
        Func<CancellationToken, ImmutableArray<T>> tries, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ImmutableArray<T> taken = [];
        lock (gate) _waitForSeveral++;
        try
        {
            await TryWithinAsync(token => !(taken = tries(token)).IsEmpty, timeout, cancellationToken).ConfigureAwait(false);
            return taken;
        }
        finally
        {
            lock (gate) _waitForSeveral--;
        }
    }

    /// <summary>Tries until it succeeds; false: the time is up.</summary>
    /// <param name="tries">What is tried, in the gate. It throws if there is no use in trying.</param>
    /// <param name="timeout">How long; nothing: once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<bool> TryWithinAsync(Func<CancellationToken, bool> tries, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LinkedListNode<long> place;
        lock (gate)
        {
            if (tries(cancellationToken)) return true;
            if (timeout == TimeSpan.Zero) return false;
            if (_since.Count >= most) throw new TooManyWaitersException(_since.Count, "maxWaiters");
            place = _since.AddLast(time.GetTimestamp());
        }

        return await WaitAsync(place, tries, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> WaitAsync(
        LinkedListNode<long> place, Func<CancellationToken, bool> tries, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var patience = new Patience(timeout, cancellationToken);
        try
        {
            while (await patience.WaitAsync(_signals).ConfigureAwait(false))
            {
                lock (gate)
                    if (tries(CancellationToken.None)) return true;
            }

            return false;
        }
        finally
        {
            lock (gate) _since.Remove(place);
        }
    }
}
