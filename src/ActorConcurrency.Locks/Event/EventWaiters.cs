using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The flag of a <see cref="DotNetEvent"/>, its signals, and who waits. Thread-safe.</summary>
internal sealed class EventWaiters(bool autoReset, bool set, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _queue = new();
    private readonly int _setBefore = set ? 1 : 0;
    private bool _set = set;
    private long _signals;
    private long _passed;

    /// <summary>Gives a signal and lets through whom it reaches.</summary>
    public long Signal(bool stays)
    {
        lock (_gate)
        {
            _signals++;
            _set = true;
            for (var node = _queue.First; node is not null;)
            {
                var next = node.Next;
                if (MayPass(node.Value.After)) LetThrough(node);
                node = next;
            }

            _set &= stays;
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
            node = _queue.AddLast(new Waiter(after, time.GetTimestamp()));
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        return await node.Value.Passing.Task.ConfigureAwait(false);
    }

    public EventSnapshot Snapshot()
    {
        lock (_gate)
            return new(autoReset, _set, _signals, _passed, [.. _queue.Select(waiter => new EventWaiter(waiter.After, time.GetElapsedTime(waiter.Since)))]);
    }

    private bool MayPass(long? after) => after is { } known ? known < _signals : _set;

    private long Pass(long? after)
    {
        if (after is null)
        {
            _passed++;
            _set &= !autoReset;
        }

        return _signals;
    }

    private void LetThrough(LinkedListNode<Waiter> node)
    {
        _queue.Remove(node);
        node.Value.Passing.SetResult(Pass(node.Value.After));
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the queue it has passed: the signal came first.
            if (node.List is null) return;
            _queue.Remove(node);
        }

        node.Value.Passing.SetCanceled(cancellationToken);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_queue.All(waiter => !MayPass(waiter.After)), "Nobody waits for what has come.");
        Debug.Assert(!autoReset || _passed <= _signals + _setBefore, "Nobody passes twice on one signal.");
    }

    private sealed record Waiter(long? After, long Since)
    {
        // Continuations must not run under the lock.
        public TaskCompletionSource<long> Passing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
