namespace ActorConcurrency;

/// <summary>An owner of a lock, known to the lock's actor by an id. Opened by <see cref="ActorLock.OpenSession(string)"/>. Thread-safe.</summary>
public sealed class ActorLockSession : ILockSession
{
    private readonly LockCalls _calls;
    private readonly RequestId _id;
    private readonly Lock _lock = new();
    private LockTenure? _tenure;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ActorLockSession(LockCalls calls, RequestId id, string label)
    {
        (_calls, _id, Label) = (calls, id, label);
        _closing = new(() => calls.CloseSession(id));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc cref="ILockSession.AcquireAsync"/>
    public ValueTask<LockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        Joined(_calls.Acquire(mode, _id, cancellationToken));

    ValueTask<ILockHold> ILockSession.AcquireAsync(LockMode mode, CancellationToken cancellationToken) =>
        Joined(_calls.AcquireBoxed(mode, _id, cancellationToken));

    /// <inheritdoc cref="ILockSession.TryAcquireAsync"/>
    public ValueTask<LockHold?> TryAcquireAsync(TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        Joined(_calls.TryAcquire(timeout, mode, _id, cancellationToken));

    ValueTask<ILockHold?> ILockSession.TryAcquireAsync(TimeSpan timeout, LockMode mode, CancellationToken cancellationToken) =>
        JoinedBoxed(_calls.TryAcquireBoxed(timeout, mode, _id, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<int> CountHoldsAsync(CancellationToken cancellationToken = default) => _calls.CountHolds(_id, cancellationToken);

    /// <summary>Ends its wait with <see cref="StoppedException"/>, and takes back whatever it still holds.</summary>
    /// <returns>A task that completes once that is done, or the actor has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);

    // Who holds the lock already has one tenure with what it gets. Answers may be read in another order than they came.
    private void Join(LockHold? hold)
    {
        if (hold?.Granted is not { } granted) return;
        lock (_lock)
        {
            if (_tenure?.First == granted.Tenure.First) granted.Join(_tenure);
            else if (_tenure is null || _tenure.First < granted.Tenure.First) _tenure = granted.Tenure;
        }
    }

    private async ValueTask<LockHold> Joined(ValueTask<LockHold> coming)
    {
        var hold = await coming.ConfigureAwait(false);
        Join(hold);
        return hold;
    }

    private async ValueTask<LockHold?> Joined(ValueTask<LockHold?> coming)
    {
        var hold = await coming.ConfigureAwait(false);
        Join(hold);
        return hold;
    }

    private async ValueTask<ILockHold> Joined(ValueTask<ILockHold> coming)
    {
        var hold = await coming.ConfigureAwait(false);
        Join((LockHold)hold);
        return hold;
    }

    private async ValueTask<ILockHold?> JoinedBoxed(ValueTask<ILockHold?> coming)
    {
        var hold = await coming.ConfigureAwait(false);
        Join((LockHold?)hold);
        return hold;
    }
}
