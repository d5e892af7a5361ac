using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The permits of a <see cref="DotNetSemaphore"/>, their ledger, and who waits. Thread-safe.</summary>
internal sealed partial class PermitPool
{
    private readonly int _initial;
    private readonly int _maxWaiters;
    private readonly Lock _gate = new();
    private readonly LinkedList<DotNetPermit> _permits = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private int _free;
    private int _held;
    private long _granted;
    private long _returned;
    private long _released;
    private long _drained;
    private long _fencingToken;
    private Exception? _end;

    public PermitPool(int initial, int maximum, int maxWaiters) =>
        (_initial, _free, _maximum, _maxWaiters) = (initial, initial, maximum, maxWaiters);

    public bool HasEnded => Volatile.Read(ref _end) is not null;

    private int Existing => (int)(_initial + _released - _drained - _removed);

    /// <summary>Takes the permits if they are free now and nobody waits before.</summary>
    public DotNetPermit? TryTake(int permits)
    {
        lock (_gate) return MayTake(permits) ? Grant(permits) : null;
    }

    /// <summary>Waits for the permits and takes them together; when cancelled, takes nothing.</summary>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    public async Task<DotNetPermit> TakeAsync(int permits, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            if (_end is not null) throw _end;
            if (permits > Maximum) throw Impossible(permits);
            if (MayTake(permits)) return Grant(permits);
            if (_waiters.Count >= _maxWaiters) throw new TooManyWaitersException(_waiters.Count, "maxWaiters");
            node = _waiters.AddLast(new Waiter(permits, Stopwatch.GetTimestamp()));
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        return await node.Value.Coming.Task.ConfigureAwait(false);
    }

    /// <summary>Adds permits, unless more than the maximum would exist.</summary>
    public bool TryRelease(int permits)
    {
        lock (_gate)
        {
            if (permits > Maximum - Existing) return false;
            _released += permits;
            _free += permits;
            Serve();
            return true;
        }
    }

    /// <summary>Takes the free permits out of use.</summary>
    public int Drain()
    {
        lock (_gate)
        {
            var drained = _free;
            _free = 0;
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
            _free += permit.Count;
            Trim();
            Serve();
        }
    }

    /// <summary>Ends every wait, and those that would begin later.</summary>
    public void End(Exception reason)
    {
        lock (_gate)
        {
            _end ??= reason;
            for (; _waiters.First is { } first; _waiters.RemoveFirst()) first.Value.Coming.SetException(_end);
        }
    }

    private bool MayTake(int permits) => _waiters.Count == 0 && permits <= _free;

    private void Serve()
    {
        while (_waiters.First is { } first && first.Value.Permits <= _free)
        {
            _waiters.RemoveFirst();
            first.Value.Coming.SetResult(Grant(first.Value.Permits));
        }

        AssertInvariants();
    }

    private DotNetPermit Grant(int permits)
    {
        _free -= permits;
        _held += permits;
        _granted += permits;
        var permit = new DotNetPermit(this, permits, ++_fencingToken);
        _permits.AddLast(permit.Entry);
        return permit;
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the line it has been told.
            if (node.List is null) return;
            _waiters.Remove(node);
            Serve();
        }

        node.Value.Coming.SetCanceled(cancellationToken);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_free >= 0 && _held >= 0, "Nothing is given back twice.");
        Debug.Assert(_free + _held == Existing, "Every permit is free or held.");
        Debug.Assert(Excess == 0 || _free == 0, "No permit is free that is one too many.");
        Debug.Assert(_granted == _returned + _held, "Every granted permit was returned or is held.");
        Debug.Assert(_waiters.First is not { } first || first.Value.Permits > _free, "The first in the line waits for what is not there.");
    }

    private sealed record Waiter(int Permits, long Since)
    {
        // Continuations must not run under the lock.
        public TaskCompletionSource<DotNetPermit> Coming { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
