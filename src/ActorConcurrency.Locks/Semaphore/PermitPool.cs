using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The permits of a <see cref="DotNetSemaphore"/> and their ledger, on <see cref="SemaphoreSlim"/>. Thread-safe.</summary>
internal sealed partial class PermitPool(int initial, int maximum)
{
    // Lets one caller at a time collect several permits.
    private readonly SemaphoreSlim _turnstile = new(1, 1);

    // The permits that nobody holds, has collected, or is being given.
    private readonly SemaphoreSlim _free = new(initial);

    // Guards all below and every call that may lower _free's count, so that a count seen under it stays at least as high.
    private readonly Lock _gate = new();
    private readonly LinkedList<DotNetPermit> _permits = new();
    private int _collected;
    private int _held;
    private long _granted;
    private long _returned;
    private long _released;
    private long _drained;
    private long _fencingToken;

    private int Existing => (int)(initial + _released - _drained - _removed);

    /// <summary>Takes the permits if they are free now.</summary>
    public DotNetPermit? TryTake(int permits)
    {
        lock (_gate)
        {
            if (_free.CurrentCount < permits) return null;
            TakeFree(permits);
            return Grant(permits);
        }
    }

    /// <summary>Waits for the permits and takes them together; when cancelled, takes nothing.</summary>
    public Task<DotNetPermit> TakeAsync(int permits, CancellationToken cancellationToken) =>
        permits == 1 ? TakeOneAsync(cancellationToken) : TakeSeveralAsync(permits, cancellationToken);

    /// <summary>Adds permits, unless more than the maximum would exist.</summary>
    public bool TryRelease(int permits)
    {
        lock (_gate)
        {
            if (permits > Maximum - Existing) return false;
            _released += permits;
            _free.Release(permits);
            AssertInvariants();
            return true;
        }
    }

    /// <summary>Takes the free and the collected permits out of use; whoever collects starts again.</summary>
    public int Drain()
    {
        lock (_gate)
        {
            var free = _free.CurrentCount;
            TakeFree(free);
            var drained = free + _collected;
            _collected = 0;
            _drained += drained;
            AssertInvariants();
            return drained;
        }
    }

    /// <summary>Takes back what was granted.</summary>
    public void Return(DotNetPermit permit)
    {
        lock (_gate)
        {
            _permits.Remove(permit.Entry);
            _held -= permit.Count;
            _returned += permit.Count;
            GiveBack(permit.Count);
            AssertInvariants();
        }
    }

    public SemaphoreSnapshot Snapshot(int waiting)
    {
        lock (_gate)
        {
            var holders = Wording.Capped(_permits.Select(static permit => permit.Holder));
            return new(initial, Maximum, Existing - _held, _held, _granted, _returned, Reclaimed: 0, _released, _drained, [])
            {
                Removed = _removed,
                Holders = holders,
                MoreHolders = _permits.Count - holders.Length,
                MoreWaiters = waiting,
            };
        }
    }

    private async Task<DotNetPermit> TakeOneAsync(CancellationToken cancellationToken)
    {
        await NextFreeAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate) return Grant(1);
    }

    private async Task<DotNetPermit> CollectAsync(int permits, CancellationToken cancellationToken)
    {
        await _turnstile.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                await NextFreeAsync(cancellationToken).ConfigureAwait(false);
                lock (_gate)
                {
                    _collected++;
                    Trim();
                    if (_collected < permits) continue;
                    _collected = 0;
                    return Grant(permits);
                }
            }
        }
        finally
        {
            GiveBackCollected();
            _turnstile.Release();
        }
    }

    private Task NextFreeAsync(CancellationToken cancellationToken)
    {
        // Only begun under the gate: it takes at once if a permit is free.
        lock (_gate) return _free.WaitAsync(cancellationToken);
    }

    private void GiveBackCollected()
    {
        lock (_gate)
        {
            GiveBack(_collected);
            _collected = 0;
        }
    }

    private void TakeFree(int permits)
    {
        for (var taken = 0; taken < permits; taken++)
        {
            var free = _free.Wait(0);
            Debug.Assert(free, "Only callers under the gate lower the count.");
        }
    }

    private DotNetPermit Grant(int permits)
    {
        _held += permits;
        _granted += permits;
        AssertInvariants();
        var permit = new DotNetPermit(this, permits, ++_fencingToken);
        _permits.AddLast(permit.Entry);
        return permit;
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_held >= 0 && _collected >= 0, "Nothing is given back twice.");
        Debug.Assert(Excess == 0 || _free.CurrentCount + _collected == 0, "No permit is free that is one too many.");
        Debug.Assert(_free.CurrentCount + _collected + _held <= Existing, "No permit is in two places; the rest is on its way to a waiter.");
        Debug.Assert(_granted == _returned + _held, "Every granted permit was returned or is held.");
    }
}
