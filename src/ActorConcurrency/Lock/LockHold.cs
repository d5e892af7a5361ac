namespace ActorConcurrency;

/// <summary>
/// An <see cref="ActorLock"/> that somebody holds: a value, so that taking the lock allocates nothing. Disposing gives it back;
/// disposing again, or disposing a copy, does nothing. The default value holds nothing. Thread-safe.
/// </summary>
/// <remarks>As <see cref="ILockHold"/> it is boxed: 40 bytes.</remarks>
public readonly struct LockHold : ILockHold
{
    private readonly LockGrip? _grip;

    // Its own, by which it is known.
    private readonly long _token;

    internal LockHold(LockGrip grip, LockMode mode, long token) => (_grip, Mode, _token) = (grip, mode, token);

    /// <inheritdoc/>
    public LockMode Mode { get; }

    /// <inheritdoc/>
    public long FencingToken => _grip?.Newest(_token) ?? 0;

    /// <inheritdoc/>
    /// <remarks>
    /// With a lease it tells what there is to tell, whenever it is asked for. Without one it is made when it is first asked for, and it takes a message to
    /// learn of what was lost before: ask for it when you begin to work. What it has told once, it tells always. Disposing the handle of an actor
    /// that somebody else owns cuts it off from the news of that actor's end.
    /// </remarks>
    public CancellationToken Lost => _grip?.Lost(_token) ?? CancellationToken.None;

    /// <inheritdoc cref="ILockHold.UpgradeAsync"/>
    public ValueTask<LockHold> UpgradeAsync(CancellationToken cancellationToken = default) => Upgradeable.Upgrade(cancellationToken);

    /// <inheritdoc cref="ILockHold.TryUpgradeAsync"/>
    public ValueTask<LockHold?> TryUpgradeAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        return Upgradeable.TryUpgrade(timeout, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _grip?.Return(_token);

    /// <summary>As <see cref="Dispose"/>: there is nothing to wait for, for whatever the caller asks next comes after the return.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => _grip is null ? "No lock" : Wording.Text($"A lock, {LockModeText.Of(Mode)}, token {FencingToken}");

    async ValueTask<ILockHold> ILockHold.UpgradeAsync(CancellationToken cancellationToken) => await UpgradeAsync(cancellationToken).ConfigureAwait(false);

    async ValueTask<ILockHold?> ILockHold.TryUpgradeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await TryUpgradeAsync(timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>What stands behind it, if it was granted by message; else null.</summary>
    internal GrantedLock? Granted => _grip as GrantedLock;

    // One that is lent at once is held to read or to write: only what was granted by message is upgradeable.
    private GrantedLock Upgradeable => _grip is null or GrantedLock { IsReturned: true } ? throw LockModeText.NotHeld()
        : Mode != LockMode.Upgradeable ? throw LockModeText.NotUpgradeable(Mode)
        : (GrantedLock)_grip;
}
