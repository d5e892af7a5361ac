using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>Who holds a <see cref="DotNetLock"/>, how, and who waits for it. Thread-safe.</summary>
/// <param name="maxWaiters">How many may wait at a time.</param>
internal sealed partial class LockLine(int maxWaiters)
{
    private const string Service = "lock";

    private readonly Lock _gate = new();
    private readonly LinkedList<DotNetLockHold> _holds = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly int[] _heldIn = new int[3];

    // One at most: one at a time may upgrade.
    private readonly LinkedList<Waiter> _upgrades = new();
    private long _granted;
    private long _returned;
    private long _reclaimed;
    private long _fencingToken;

    private int Waiting => _waiters.Count + _upgrades.Count;

    private bool MayUpgrade => Held(LockMode.Read) + Held(LockMode.Write) == 0;

    /// <summary>Takes the lock, or waits for it; when cancelled, takes nothing.</summary>
    /// <param name="mode">How to hold it.</param>
    /// <param name="upgraded">What it is granted on top of; null: nothing.</param>
    /// <param name="timeout">How long to wait; zero: not at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The hold; null: the time ran out.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    public async Task<DotNetLockHold?> TakeAsync(LockMode mode, DotNetLockHold? upgraded, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            Refuse(upgraded, cancellationToken);
            if (upgraded is null ? Waiting == 0 && IsFree(mode) : MayUpgrade) return Grant(mode, upgraded);
            if (timeout == TimeSpan.Zero) return null;
            if (Waiting >= maxWaiters) throw new TooManyWaitersException(Waiting, "maxWaiters");
            node = (upgraded is null ? _waiters : _upgrades).AddLast(new Waiter(mode, upgraded, Stopwatch.GetTimestamp()));
        }

        return await WaitAsync(node, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes back what was granted.</summary>
    public void Return(DotNetLockHold hold)
    {
        lock (_gate)
        {
            if (!hold.IsHeld) return;
            Remove(hold);
            _returned++;
            Serve();
        }
    }

    private int Held(LockMode mode) => _heldIn[(int)mode];

    private bool IsFree(LockMode mode) => mode switch
    {
        LockMode.Read => Held(LockMode.Write) == 0,
        LockMode.Upgradeable => Held(LockMode.Write) + Held(LockMode.Upgradeable) == 0,
        _ => _holds.Count == 0,
    };

    private void Refuse(DotNetLockHold? upgraded, CancellationToken cancellationToken)
    {
        if (_end is not null) throw _end;
        cancellationToken.ThrowIfCancellationRequested();
        if (upgraded is null && _isEnding) throw LockModeText.Ended();
        if (upgraded is null) return;
        if (!upgraded.IsHeld) throw LockModeText.NotHeld();
        if (_upgrades.Count > 0) throw LockModeText.WaitsAlready();
        if (Held(LockMode.Write) > 0) throw LockModeText.Recursion();
    }

    private async Task<DotNetLockHold?> WaitAsync(LinkedListNode<Waiter> node, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout != Timeout.InfiniteTimeSpan) ending.CancelAfter(timeout);
        await using var registration = ending.Token.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        return await node.Value.Coming.Task.ConfigureAwait(false);
    }

    // Who upgrades goes first: the line is behind it.
    private void Serve()
    {
        if (_upgrades.First is { } upgrade)
        {
            if (upgrade.Value.Upgraded!.IsHeld && !MayUpgrade) return;
            _upgrades.Remove(upgrade);
            if (upgrade.Value.Upgraded.IsHeld) upgrade.Value.Coming.SetResult(Grant(LockMode.Write, upgrade.Value.Upgraded));
            else upgrade.Value.Coming.SetException(LockModeText.NotHeld());
        }

        while (_waiters.First is { } first && IsFree(first.Value.Mode))
        {
            _waiters.RemoveFirst();
            first.Value.Coming.SetResult(Grant(first.Value.Mode, upgraded: null));
        }

        TellOfEnd();
        AssertInvariants();
    }

    // Both holds of who upgrades go by the newer token: what the lock protects may have seen it.
    private DotNetLockHold Grant(LockMode mode, DotNetLockHold? upgraded)
    {
        _heldIn[(int)mode]++;
        _granted++;
        var hold = new DotNetLockHold(this, mode, ++_fencingToken);
        if (upgraded is not null) upgraded.FencingToken = hold.FencingToken;
        _holds.AddLast(hold.Entry);
        return hold;
    }

    private void Remove(DotNetLockHold hold)
    {
        _holds.Remove(hold.Entry);
        _heldIn[(int)hold.Mode]--;
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the line it has been told.
            if (node.List is not { } line) return;
            line.Remove(node);
            Serve();
        }

        if (cancellationToken.IsCancellationRequested) node.Value.Coming.SetCanceled(cancellationToken);
        else node.Value.Coming.SetResult(null);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(Held(LockMode.Write) <= 1 && Held(LockMode.Upgradeable) <= 1, "One writes, or may upgrade, at a time.");
        Debug.Assert(Held(LockMode.Write) == 0 || Held(LockMode.Read) == 0, "Nobody reads while one writes.");
        Debug.Assert(_granted == _returned + _reclaimed + _holds.Count, "Every hold granted came back or is held.");
        Debug.Assert(_upgrades.Count > 0 || _waiters.First is not { } first || !IsFree(first.Value.Mode), "The first in the line waits for what is not free.");
    }

    private sealed record Waiter(LockMode Mode, DotNetLockHold? Upgraded, long Since)
    {
        // Continuations must not run under the lock.
        public TaskCompletionSource<DotNetLockHold?> Coming { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
