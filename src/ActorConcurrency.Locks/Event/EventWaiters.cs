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
    private long _clears;

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
            if (!stays) ClearFlag();
            _signals++;
            _set = true;
            LetThrough(stays ? null : _signals);
            _set &= stays;

            // Numbers grow one by one, so whoever waited for an earlier signal has it.
            if (_forNumber.GetValueOrDefault(_signals - 1) is { } line)
                while (line.First is { } next) LetThrough(next, pulse: null);
            AssertInvariants();
            return _signals;
        }
    }

    public bool Clear()
    {
        lock (_gate)
        {
            var wasSet = _set;
            ClearFlag();
            return wasSet;
        }
    }

    /// <summary>Passes now, or not: then null.</summary>
    public EventGrant? TryPass(long? after)
    {
        lock (_gate) return MayPass(after) ? Pass(after, pulse: null) : null;
    }

    /// <summary>Passes when it may; when cancelled, takes nothing.</summary>
    public async Task<EventGrant> PassAsync(long? after, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            if (MayPass(after)) return Pass(after, pulse: null);
            if (_waiting >= _maxWaiters) throw new TooManyWaitersException(_waiting, "maxWaiters");
            node = Line(after).AddLast(new Waiter(after, _time.GetTimestamp(), _arrivals++, _signals));
            _waiting++;
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        return await node.Value.Passing.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// Takes back a pass for the flag: it goes to the next wait, or sets the flag again; not if the event was cleared meanwhile. A pulse's goes only to
    /// a wait that is older than the pulse.
    /// </summary>
    public void TakeBack(EventGrant grant)
    {
        lock (_gate)
        {
            if (!_autoReset) return;
            _passed--;
            if (grant.Clears != _clears || _set) return;
            _set = true;
            LetThrough(grant.Pulse);
            _set &= grant.Pulse is null;
            AssertInvariants();
        }
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

    private EventGrant Pass(long? after, long? pulse)
    {
        if (after is null)
        {
            _passed++;
            _set &= !_autoReset;
        }

        return new(_signals, pulse, _clears);
    }

    private void ClearFlag()
    {
        _set = false;
        _clears++;
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

    // A pulse is for those who waited when it came: if the first came later, so did the others.
    private void LetThrough(long? pulse)
    {
        while (_set && _forFlag.First is { } first && !(first.Value.Signals >= pulse)) LetThrough(first, pulse);
    }

    private void LetThrough(LinkedListNode<Waiter> node, long? pulse)
    {
        Leave(node);
        node.Value.Passing.SetResult(Pass(node.Value.After, pulse));
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

    private sealed record Waiter(long? After, long Since, long Arrival, long Signals)
    {
        // Continuations must not run under the lock.
        public TaskCompletionSource<EventGrant> Passing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A pass.</summary>
/// <param name="Number">The latest signal.</param>
/// <param name="Pulse">The pulse that gave it; null: the flag was set.</param>
/// <param name="Clears">How many clears there had been.</param>
internal readonly record struct EventGrant(long Number, long? Pulse, long Clears);
