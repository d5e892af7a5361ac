using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>A hold of a <see cref="LockLine"/>; the first disposal gives it back.</summary>
internal sealed class DotNetLockHold : ILockHold
{
    private readonly LockLine _line;
    private readonly long _since = Stopwatch.GetTimestamp();
    private long _fencingToken;

    public DotNetLockHold(LockLine line, LockMode mode, long fencingToken)
    {
        (_line, Mode, _fencingToken) = (line, mode, fencingToken);
        Entry = new(this);
    }

    public LockMode Mode { get; }

    /// <summary>Its own, or that of its upgrade. The line's gate guards the change.</summary>
    public long FencingToken
    {
        get => Volatile.Read(ref _fencingToken);
        set => Volatile.Write(ref _fencingToken, value);
    }

    /// <summary>Its entry in the line's books; in none of them, it is back. The line's gate guards it.</summary>
    public LinkedListNode<DotNetLockHold> Entry { get; }

    /// <summary>Made when somebody asks for it. The line's gate guards it.</summary>
    public CancellationTokenSource? Losing { get; set; }

    public bool IsHeld => Entry.List is not null;

    /// <summary>Nobody has a name here.</summary>
    public LockModeHolder Holder => new("", Mode, FencingToken, Stopwatch.GetElapsedTime(_since));

    // Only the end of the lock by force takes it back.
    public CancellationToken Lost => _line.LostOf(this);

    public async ValueTask<ILockHold> UpgradeAsync(CancellationToken cancellationToken = default)
    {
        var hold = await UpgradeAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return hold ?? throw new UnreachableException("A wait without a limit cannot run out of time.");
    }

    public async ValueTask<ILockHold?> TryUpgradeAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await UpgradeAsync(WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false);

    public void Dispose() => _line.Return(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public override string ToString() => Wording.Text($"A lock, {LockModeText.Of(Mode)}, token {FencingToken}");

    private Task<DotNetLockHold?> UpgradeAsync(TimeSpan timeout, CancellationToken cancellationToken) => Mode == LockMode.Upgradeable
        ? _line.TakeAsync(LockMode.Write, upgraded: this, timeout, cancellationToken)
        : throw LockModeText.NotUpgradeable(Mode);
}
