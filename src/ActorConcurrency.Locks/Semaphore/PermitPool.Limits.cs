using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <content>The maximum, which can be changed, and what a snapshot tells.</content>
internal sealed partial class PermitPool
{
    private long _removed;
    private int _maximum;

    /// <summary>The most permits that may exist.</summary>
    public int Maximum => Volatile.Read(ref _maximum);

    // How many held permits cease to exist when they come back.
    private int Excess => Math.Max(0, Existing - Maximum);

    /// <summary>Changes the maximum: what is free beyond it ceases to exist at once, what is held when it comes back.</summary>
    public void ChangeMaximum(int maximum)
    {
        lock (_gate)
        {
            Volatile.Write(ref _maximum, maximum);
            Trim();
            for (var node = _waiters.First; node is not null;)
            {
                var (waiter, next) = (node, node.Next);
                if (waiter.Value.Permits > maximum)
                {
                    _waiters.Remove(waiter);
                    waiter.Value.Coming.SetException(Impossible(waiter.Value.Permits));
                }

                node = next;
            }

            Serve();
        }
    }

    /// <summary>What a wait for more gets than may exist.</summary>
    public ArgumentOutOfRangeException Impossible(int permits) =>
        new(nameof(permits), permits, $"At most {Maximum} permits may exist. Nothing was taken.");

    public SemaphoreSnapshot Snapshot()
    {
        lock (_gate)
        {
            var holders = Wording.Capped(_permits.Select(static permit => permit.Holder));
            var waiters = Wording.Capped(_waiters.Select(waiter => new SemaphoreWaiter("", waiter.Permits, Stopwatch.GetElapsedTime(waiter.Since))));
            return new(_initial, Maximum, _free, _held, _granted, _returned, Reclaimed: 0, _released, _drained, waiters)
            {
                Removed = _removed,
                Holders = holders,
                MoreHolders = _permits.Count - holders.Length,
                MoreWaiters = _waiters.Count - waiters.Length,
            };
        }
    }

    private void Trim()
    {
        var gone = Math.Min(Excess, _free);
        _free -= gone;
        _removed += gone;
    }
}
