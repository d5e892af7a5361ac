using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The flag of a <see cref="DotNetEvent"/>, its signals, and who waits. Thread-safe.</summary>
internal sealed class EventWaiters
{
    private readonly bool _autoReset;
    private readonly TimeProvider _time;
    private readonly int _maxWaiters;
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _forFlag = new();
    private readonly Dictionary<long, LinkedList<Waiter>> _forNumber = [];
    private readonly int _setBefore;
    private bool _set;
    private int _waiting;
    private long _signals;
    private long _passed;
    private long _arrivals;

    public EventWaiters(bool autoReset, bool set, TimeProvider time, int maxWaiters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        (_autoReset, _set, _setBefore, _time, _maxWaiters) = (autoReset, set, set ? 1 : 0, time, maxWaiters);
    }

    private IEnumerable<Waiter> All => _forNumber.Values.Append(_forFlag).SelectMany(line => line).OrderBy(waiter => waiter.Arrival);

    /// <summary>Gives a signal and lets through whom it reaches.</summary>
    public long Signal(bool stays)
    {
        lock (_gate)
        {
            _signals++;
            _set = true;
            while (_set && _forFlag.First is { } first) LetThrough(first);
            _set &= stays;

            // Numbers grow one by one, so whoever waited for an earlier signal has it.
            if (_forNumber.GetValueOrDefault(_signals - 1) is { } line)
                while (line.First is { } next) LetThrough(next);
            AssertInvariants();
            return _signals;
        }
    }

    public bool Clear()
    {
        lock (_gate)
        {
            var wasSet = _set;
            _set = false;
            return wasSet;
        }
    }

    /// <summary>Passes now, or not: then null.</summary>
    public long? TryPass(long? after)
    {
        lock (_gate) return MayPass(after) ? Pass(after) : null;
    }

    /// <summary>Passes when it may; when cancelled, takes nothing.</summary>
    public async Task<long> PassAsync(long? after, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            if (MayPass(after)) return Pass(after);
            if (_waiting >= _maxWaiters) throw new TooManyWaitersException(_waiting, "maxWaiters");
            node = Line(after).AddLast(new Waiter(after, _time.GetTimestamp(), _arrivals++));
            _waiting++;
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        return await node.Value.Passing.Task.ConfigureAwait(false);
    }

    public EventSnapshot Snapshot()
    {
        lock (_gate)
        {
            var waiters = Wording.Capped(All.Select(waiter => new EventWaiter(waiter.After, _time.GetElapsedTime(waiter.Since))));
            return new(_autoReset, _set, _signals, _passed, waiters) { MoreWaiters = _waiting - waiters.Length };
        }
    }

    private bool MayPass(long? after) => after is { } known ? known < _signals : _set;

    private long Pass(long? after)
    {
        if (after is null)
        {
            _passed++;
            _set &= !_autoReset;
        }

        return _signals;
    }

    private LinkedList<Waiter> Line(long? after)
    {
        if (after is not { } number) return _forFlag;
        if (!_forNumber.TryGetValue(number, out var line)) _forNumber.Add(number, line = new());
        return line;
    }

    private void Leave(LinkedListNode<Waiter> node)
    {
        var line = node.List!;
        line.Remove(node);
        _waiting--;
        if (node.Value.After is { } number && line.Count == 0) _forNumber.Remove(number);
    }

    private void LetThrough(LinkedListNode<Waiter> node)
    {
        Leave(node);
        node.Value.Passing.SetResult(Pass(node.Value.After));
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the queue it has passed: the signal came first.
            if (node.List is null) return;
            Leave(node);
        }

        node.Value.Passing.SetCanceled(cancellationToken);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(All.All(waiter => !MayPass(waiter.After)), "Nobody waits for what has come.");
        Debug.Assert(!_autoReset || _passed <= _signals + _setBefore, "Nobody passes twice on one signal.");
    }

    private sealed record Waiter(long? After, long Since, long Arrival)
    {
        // Continuations must not run under the lock.
        public TaskCompletionSource<long> Passing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
