namespace ActorConcurrency.Locks;

/// <summary>The timer of a <see cref="DotNetTicker"/>, its schedule, and who listens. Thread-safe.</summary>
internal sealed class TickerBeat(TimeSpan period, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly PeriodicTimer _timer = new(Timeout.InfiniteTimeSpan, time);
    private readonly long _origin = time.GetTimestamp();
    private readonly TickerWaiters _waiters = new();
    private readonly LinkedList<DotNetTickSubscription> _subscriptions = new();
    private TimeSpan _period = period;
    private TimeSpan? _due;
    private Tick? _latest;
    private long _skipped;
    private TimeSpan _mostLate;
    private Exception? _end;

    private long Ticks => _latest?.Number ?? 0;

    /// <summary>Ticks until the end.</summary>
    public async Task RunAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false)) Tick();
    }

    public bool Start()
    {
        lock (_gate)
        {
            if (_due is not null || _end is not null) return false;
            Schedule();
            return true;
        }
    }

    public bool Stop()
    {
        lock (_gate)
        {
            if (_due is null) return false;
            _due = null;
            _timer.Period = Timeout.InfiniteTimeSpan;
            return true;
        }
    }

    public void Change(TimeSpan period)
    {
        lock (_gate)
        {
            if (period == _period) return;
            _period = period;
            if (_due is not null) Schedule();
        }
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
            waiter = _waiters.Add(after ?? Ticks, time.GetElapsedTime(_origin));
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(waiter, cancellationToken), null).ConfigureAwait(false);
        return await waiter.Value.Coming.Task.ConfigureAwait(false);
    }

    public DotNetTickSubscription Subscribe(SlowSubscriber policy, string label)
    {
        lock (_gate)
        {
            var subscription = new DotNetTickSubscription(policy, label, Ticks, time.GetElapsedTime(_origin), Forget);
            if (_end is null) _subscriptions.AddLast(subscription.Place);
            else subscription.Complete(_end);
            return subscription;
        }
    }

    public TickerSnapshot Snapshot()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_origin);
            var subscribers = Wording.Capped(_subscriptions.Select(subscription => subscription.Describe(now)));
            return new(
                _due is not null, _period, Ticks, _skipped, _latest?.Late ?? TimeSpan.Zero, _mostLate, _waiters.Count, subscribers)
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
            (_due, _end) = (null, reason);
            foreach (var subscription in _subscriptions) subscription.Complete(reason);
            _subscriptions.Clear();
        }
    }

    private void Tick()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_origin);

            // A tick of the time before a stop or a change, which the loop comes to only now, is not due.
            if (_due is not { } due || now < due - _period / 2) return;
            var late = now > due ? now - due : TimeSpan.Zero;
            if (late > _mostLate) _mostLate = late;
            var skipped = late.Ticks / _period.Ticks;
            _skipped += skipped;
            _due = due + (skipped + 1) * _period;
            Announce(new Tick(Ticks + 1, late));
        }
    }

    private void Announce(Tick tick)
    {
        _latest = tick;
        foreach (var subscription in _subscriptions) subscription.Offer(tick);
        _waiters.Tell(tick);
    }

    private void Schedule()
    {
        _due = time.GetElapsedTime(_origin) + _period;
        _timer.Period = _period;
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
