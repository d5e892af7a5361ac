namespace ActorConcurrency.Locks;

/// <summary>The ticks of a <see cref="DotNetTicker"/>, and who listens. Thread-safe.</summary>
internal sealed class TickerBeat
{
    private readonly Lock _gate = new();
    private readonly TickTimer _timer;
    private readonly TickerWaiters _waiters = new();
    private readonly LinkedList<DotNetTickSubscription> _subscriptions = new();
    private Tick? _latest;
    private Exception? _end;

    public TickerBeat(TimeSpan period, TimeProvider time) => _timer = new TickTimer(period, time, Fired);

    private long Ticks => _latest?.Number ?? 0;

    public bool Start()
    {
        lock (_gate) return _end is null && _timer.Start();
    }

    public bool Stop()
    {
        lock (_gate) return _timer.Stop();
    }

    public void Change(TimeSpan period)
    {
        lock (_gate) _timer.Change(period);
    }

    /// <summary>The latest tick if it is newer than that; null: it is not.</summary>
    public Tick? Look(long? after)
    {
        lock (_gate) return Newer(after ?? Ticks);
    }

    public async Task<Tick> WaitAsync(long? after, CancellationToken cancellationToken)
    {
        LinkedListNode<TickerWaiter> waiter;
        lock (_gate)
        {
            if (Newer(after ?? Ticks) is { } tick) return tick;
            waiter = _waiters.Add(after ?? Ticks, _timer.Now);
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(waiter, cancellationToken), null).ConfigureAwait(false);
        return await waiter.Value.Coming.Task.ConfigureAwait(false);
    }

    public DotNetTickSubscription Subscribe(SlowSubscriber policy, string label)
    {
        lock (_gate)
        {
            var subscription = new DotNetTickSubscription(policy, label, Ticks, _timer.Now, Forget);
            if (_end is null) _subscriptions.AddLast(subscription.Place);
            else subscription.Complete(_end);
            return subscription;
        }
    }

    public TickerSnapshot Snapshot()
    {
        lock (_gate)
        {
            var now = _timer.Now;
            var subscribers = Wording.Capped(_subscriptions.Select(subscription => subscription.Describe(now)));
            return new(
                _timer.Runs, _timer.Period, Ticks, _timer.Skipped, _latest?.Late ?? TimeSpan.Zero, _timer.MostLate, _waiters.Count, subscribers)
            {
                Waiters = Wording.Capped(_waiters.All.Select(waiter => new TickWaiter(waiter.After, now - waiter.Since))),
                MoreSubscribers = _subscriptions.Count - subscribers.Length,
            };
        }
    }

    /// <summary>Ends it for good.</summary>
    public void End(Exception reason)
    {
        lock (_gate)
        {
            _timer.Dispose();
            _end = reason;
            foreach (var subscription in _subscriptions) subscription.Complete(reason);
            _subscriptions.Clear();
        }
    }

    private void Fired()
    {
        lock (_gate)
        {
            if (_timer.TakeDue() is { } late) Announce(new Tick(Ticks + 1, late));
            if (_end is null) _timer.Arm();
        }
    }

    private void Announce(Tick tick)
    {
        _latest = tick;
        foreach (var subscription in _subscriptions) subscription.Offer(tick);
        _waiters.Tell(tick);
    }

    private Tick? Newer(long after) => after < Ticks ? _latest : null;

    private void Forget(DotNetTickSubscription subscription)
    {
        lock (_gate) subscription.Place.List?.Remove(subscription.Place);
    }

    private void GiveUp(LinkedListNode<TickerWaiter> waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (!_waiters.Remove(waiter)) return;
        waiter.Value.Coming.SetCanceled(cancellationToken);
    }
}
