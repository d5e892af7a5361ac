using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <content>The lock's end, what is lost by it, and what a snapshot tells.</content>
internal sealed partial class LockLine
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _end;
    private bool _isEnding;

    /// <summary>Why a call is turned away, or null if it may proceed.</summary>
    public ValueTask<T>? Refusal<T>(CancellationToken cancellationToken) =>
        Locks.Refusal.For<T>(Volatile.Read(ref _end) is not null, Service, cancellationToken);

    /// <summary>Nobody new gets the lock; completes once nobody waits for it or holds it.</summary>
    public Task EndAsync(LockEnding ending)
    {
        lock (_gate)
        {
            _isEnding = true;
            if (ending != LockEnding.ServeWaiters) RefuseAll(_waiters, LockModeText.Ended());
            if (ending == LockEnding.Force) Reclaim();
            Serve();
        }

        return _ended.Task;
    }

    /// <summary>Ends every wait, and those that would begin later.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_end is not null) return;
            _end = Locks.Refusal.Stopped(Service);
            RefuseAll(_waiters, _end);
            RefuseAll(_upgrades, _end);
            _ended.TrySetException(_end);
            // Nobody may be waiting for the end; then its failure is nobody's business.
            _ = _ended.Task.Exception;
        }
    }

    /// <summary>Cancelled when a hold is taken back.</summary>
    public CancellationToken LostOf(DotNetLockHold hold)
    {
        lock (_gate)
        {
            if (hold.Losing is not null) return hold.Losing.Token;
            if (!hold.IsHeld) return CancellationToken.None;
            hold.Losing = new();
            return hold.Losing.Token;
        }
    }

    public LockSnapshot Snapshot()
    {
        lock (_gate)
        {
            var holders = Wording.Capped(_holds.Select(static hold => hold.Holder));
            var waiters = Wording.Capped(_upgrades.Concat(_waiters).Select(static waiter =>
                new LockModeWaiter("", waiter.Mode, Stopwatch.GetElapsedTime(waiter.Since)) { IsUpgrade = waiter.Upgraded is not null }));
            return new(_granted, _returned, _reclaimed, holders, waiters)
            {
                MoreHolders = _holds.Count - holders.Length,
                MoreWaiters = Waiting - waiters.Length,
                IsEnding = _isEnding,
            };
        }
    }

    private void Reclaim()
    {
        RefuseAll(_upgrades, LockModeText.Ended());
        while (_holds.First is { Value: var hold })
        {
            Remove(hold);
            _reclaimed++;
            // Its callbacks run on the thread pool, not under the gate.
            _ = (hold.Losing ??= new()).CancelAsync();
        }
    }

    private void TellOfEnd()
    {
        if (_isEnding && _holds.Count + Waiting == 0) _ended.TrySetResult();
    }

    private static void RefuseAll(LinkedList<Waiter> line, Exception reason)
    {
        for (; line.First is { } first; line.RemoveFirst()) first.Value.Coming.SetException(reason);
    }
}
