namespace ActorConcurrency.Locks;

/// <summary>The state of a <see cref="DotNetCondition{TState}"/>, and who waits. Thread-safe.</summary>
/// <remarks>
/// The users' code runs under the gate, on the thread of whoever updates. It may cancel a wait while it runs there, its own too: so a wait is taken
/// out before its update runs, and who it was is looked at again after its predicate has run.
/// </remarks>
internal sealed class GuardedState<TState>
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _forPredicates = new();
    private readonly LinkedList<Waiter> _forNotify = new();
    private readonly TimeProvider _time;
    private readonly int _maxWaiters;
    private TState _state;
    private long _updates;
    private long _looks;
    private long _arrivals;

    public GuardedState(TState initial, TimeProvider time, int maxWaiters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        (_state, _time, _maxWaiters) = (initial, time, maxWaiters);
    }

    private int Waiting => _forPredicates.Count + _forNotify.Count;

    public TState Read()
    {
        lock (Gate()) return _state;
    }

    public TState Update(Func<TState, TState> code)
    {
        lock (Gate())
        {
            var made = Change(code);
            LookAtAll();
            return made;
        }
    }

    /// <summary>Updates now if the predicate holds, or does nothing.</summary>
    public Met<TState>? TryMeet(Func<TState, bool> until, Func<TState, TState>? code)
    {
        lock (Gate()) return MeetNow(until, code);
    }

    /// <summary>Waits until the predicate holds, or for a notification if there is none; when cancelled, changes nothing.</summary>
    public async Task<TState> MeetAsync(Func<TState, bool>? until, Func<TState, TState>? code, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (Gate())
        {
            if (until is not null && MeetNow(until, code) is { } met) return met.Value;
            if (Waiting >= _maxWaiters) throw new TooManyWaitersException(Waiting, "maxWaiters");
            node = (until is null ? _forNotify : _forPredicates).AddLast(new Waiter(until, code, _time.GetTimestamp(), _arrivals++));
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        return await node.Value.Meeting.Task.ConfigureAwait(false);
    }

    public int Notify(int count)
    {
        lock (Gate())
        {
            var woken = 0;
            for (; woken < count && _forNotify.First is { } first; woken++)
            {
                _forNotify.Remove(first);
                first.Value.Meeting.SetResult(_state);
            }

            return woken;
        }
    }

    public ConditionSnapshot<TState> Snapshot()
    {
        lock (Gate())
        {
            var waiters = Wording.Capped(_forPredicates.Concat(_forNotify).OrderBy(waiter => waiter.Arrival)
                .Select(waiter => new ConditionWaiter(waiter.Until is not null, _time.GetElapsedTime(waiter.Since))));
            return new(_state, _updates, _looks, waiters) { MoreWaiters = Waiting - waiters.Length };
        }
    }

    // The lock is reentrant: it would let an update begin inside another.
    private Lock Gate() => _gate.IsHeldByCurrentThread
        ? throw new InvalidOperationException("A predicate or an update must not call the condition that runs it; nothing was done. Call it afterwards.")
        : _gate;

    private Met<TState>? MeetNow(Func<TState, bool> until, Func<TState, TState>? code)
    {
        if (!Holds(until)) return null;
        if (code is null) return new Met<TState>(_state);
        var made = Change(code);
        LookAtAll();
        return new Met<TState>(made);
    }

    private bool Holds(Func<TState, bool> until)
    {
        _looks++;
        return until(_state);
    }

    private TState Change(Func<TState, TState> code)
    {
        _state = ConditionCode.Updated(code, _state);
        _updates++;
        return _state;
    }

    private void LookAtAll()
    {
        for (var node = _forPredicates.First; node is not null;)
        {
            var (next, before) = (node.Next, _updates);
            LookAt(node);
            // The next one may have been cancelled by the code that has just run.
            var goesOn = _updates == before && (next is null || next.List is not null);
            node = goesOn ? next : _forPredicates.First;
        }
    }

    private void LookAt(LinkedListNode<Waiter> node)
    {
        var (until, code, meeting) = (node.Value.Until!, node.Value.Code, node.Value.Meeting);
        try
        {
            if (!Holds(until) || node.List is null) return;
            _forPredicates.Remove(node);
            meeting.SetResult(code is null ? _state : Change(code));
        }
        catch (Exception failure)
        {
            node.List?.Remove(node);
            meeting.TrySetException(failure);
        }
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the line it has been met: that came first.
            if (node.List is null) return;
            node.List.Remove(node);
        }

        node.Value.Meeting.SetCanceled(cancellationToken);
    }

    private sealed record Waiter(Func<TState, bool>? Until, Func<TState, TState>? Code, long Since, long Arrival)
    {
        // Continuations must not run under the lock.
        public TaskCompletionSource<TState> Meeting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
