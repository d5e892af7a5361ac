using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET lock for code that awaits: a state and a queue of <see cref="TaskCompletionSource{TResult}"/> under a <see cref="System.Threading.Lock"/>.
/// </summary>
/// <remarks>
/// <para>Not <see cref="System.Threading.Lock"/> nor <see cref="ReaderWriterLockSlim"/>: those belong to a thread, and cannot be held across an
/// <c>await</c>. Not <c>SemaphoreSlim(1, 1)</c>: that one has no readers, no order and no state to look at.</para>
/// <para>Nobody owns a hold: whoever holds the lock and asks for it again waits for itself, and a holder that is gone keeps it. Holders and waiters have no
/// label. Only an end by force takes anything back.</para>
/// <para>Cost: a hold is an object; a wait that is not served at once allocates a task, a node and a registration. Thread-safe.</para>
/// </remarks>
public sealed class DotNetLock : ILock
{
    private readonly LockLine _line;

    /// <summary>Creates a lock that nobody holds.</summary>
    /// <param name="maxWaiters">How many may wait at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWaiters"/> is negative.</exception>
    public DotNetLock(int maxWaiters = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        _line = new LockLine(maxWaiters);
    }

    /// <inheritdoc/>
    public async ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        LockModeText.Checked(mode);
        var hold = await _line.TakeAsync(mode, upgraded: null, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return hold ?? throw new UnreachableException("A wait without a limit cannot run out of time.");
    }

    /// <inheritdoc/>
    public async ValueTask<ILockHold?> TryAcquireAsync(
        TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        LockModeText.Checked(mode);
        return await _line.TakeAsync(mode, upgraded: null, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync(LockEnding ending = LockEnding.ServeWaiters, CancellationToken cancellationToken = default)
    {
        LockModeText.Checked(ending);
        if (_line.Refusal<bool>(cancellationToken) is { } refusal) await refusal.ConfigureAwait(false);
        await _line.EndAsync(ending).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<LockSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        _line.Refusal<LockSnapshot>(cancellationToken) ?? new(_line.Snapshot());

    /// <summary>Stops the lock; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        _line.Stop();
        return default;
    }
}
