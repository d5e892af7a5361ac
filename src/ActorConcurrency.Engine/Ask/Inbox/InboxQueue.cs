namespace Akka.Actor;

/// <summary>
/// The messages of an inbox and those who wait for one, first come first served. Thread-safe: one lock; whoever takes a waiter
/// out of the list under it, a message or its time-out, is the one that completes it.
/// </summary>
internal sealed class InboxQueue(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<object> _messages = [];
    private readonly LinkedList<Waiter> _waiters = [];
    private bool _hasOverflowed;
    private bool _isClosed;

    /// <summary>What became of a message.</summary>
    public enum Outcome { Accepted, FirstDropped, Dropped, Closed }

    public Outcome Put(object message)
    {
        Waiter? waiter;
        lock (_lock)
        {
            if (_isClosed) return Outcome.Closed;
            waiter = TakeWaiterFor(message);
            if (waiter is null) return Enqueue(message);
        }

        waiter.Complete(message);
        return Outcome.Accepted;
    }

    /// <summary>The first message that <paramref name="predicate"/> accepts; null if none comes in time.</summary>
    public Task<object?> TakeAsync(Predicate<object>? predicate, TimeSpan timeout)
    {
        Waiter waiter;
        lock (_lock)
        {
            for (var node = _messages.First; node is not null; node = node.Next)
            {
                if (predicate is not null && !predicate(node.Value)) continue;
                _messages.Remove(node);
                _hasOverflowed = false;
                return Task.FromResult<object?>(node.Value);
            }

            if (timeout <= TimeSpan.Zero) return Task.FromResult<object?>(null);
            waiter = new Waiter(predicate);
            _waiters.AddLast(waiter);
        }

        waiter.StartTimer(timeout, GiveUp);
        return waiter.Task;
    }

    /// <summary>Removes the messages that <paramref name="predicate"/> accepts.</summary>
    public void Remove(Predicate<object> predicate)
    {
        lock (_lock)
        {
            for (var node = _messages.First; node is not null;)
            {
                var next = node.Next;
                if (predicate(node.Value)) _messages.Remove(node);
                node = next;
            }
        }
    }

    /// <summary>Refuses all further messages. Those who wait run into their time-outs.</summary>
    /// <returns>The messages that nobody took.</returns>
    public object[] Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            var left = _messages.ToArray();
            _messages.Clear();
            return left;
        }
    }

    private Waiter? TakeWaiterFor(object message)
    {
        for (var node = _waiters.First; node is not null; node = node.Next)
        {
            if (!node.Value.Accepts(message)) continue;
            _waiters.Remove(node);
            return node.Value;
        }

        return null;
    }

    private Outcome Enqueue(object message)
    {
        if (_messages.Count < capacity)
        {
            _messages.AddLast(message);
            return Outcome.Accepted;
        }

        var outcome = _hasOverflowed ? Outcome.Dropped : Outcome.FirstDropped;
        _hasOverflowed = true;
        return outcome;
    }

    private void GiveUp(Waiter waiter)
    {
        lock (_lock)
        {
            if (!_waiters.Remove(waiter)) return;
        }

        waiter.Complete(null);
    }

    private sealed class Waiter(Predicate<object>? predicate)
    {
        private readonly TaskCompletionSource<object?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Timer? _timer;

        public Task<object?> Task => _result.Task;

        public bool Accepts(object message) => predicate is null || predicate(message);

        public void StartTimer(TimeSpan timeout, Action<Waiter> giveUp)
        {
            var timer = new Timer(_ => giveUp(this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _timer, timer);
            // Completed meanwhile, perhaps before the timer could be seen: dispose of it here, twice does no harm.
            if (_result.Task.IsCompleted) timer.Dispose();
            else timer.Change(timeout, Timeout.InfiniteTimeSpan);
        }

        public void Complete(object? message)
        {
            _result.TrySetResult(message);
            Volatile.Read(ref _timer)?.Dispose();
        }
    }
}
