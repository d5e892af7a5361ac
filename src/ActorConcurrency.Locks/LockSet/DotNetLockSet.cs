using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET lock set: one <see cref="SemaphoreSlim"/> per name, taken in the order of the names; what a flow of control holds
/// is kept in an <see cref="AsyncLocal{T}"/>, where the page has a thread-local.
/// </summary>
/// <remarks>
/// <para>What <see cref="SemaphoreSlim"/> does not promise is not promised here: no order among waiters, no owner, nothing is ever
/// reclaimed. Holders have no label, and <see cref="LockSetSnapshot.Waiters"/> is always empty: only <see cref="LockSetSnapshot.MoreWaiters"/> counts them. A wait for several holds the lower ones while it waits for a
/// higher one, so it may hold up others that it does not yet exclude; it never deadlocks.</para>
/// <para>Not <see cref="System.Threading.Lock"/>: that belongs to a thread, and cannot be held across an <c>await</c>.</para>
/// <para>Cost: one step per name taken and given back. Thread-safe.</para>
/// </remarks>
public sealed class DotNetLockSet : IEndableLockSet
{
    private const string Service = "lock set";

    private readonly LockUsers _users = new();
    private readonly LockTable _table;
    private readonly WaiterLimit _waiters;
    private readonly AsyncLocal<LockPlace?> _place = new();
    private readonly CancellationTokenSource _refusing = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Creates a lock set.</summary>
    /// <param name="maxWaiters">How many may wait at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWaiters"/> is negative.</exception>
    public DotNetLockSet(int maxWaiters = int.MaxValue)
    {
        _waiters = new(maxWaiters);
        _table = new(_users);
    }

    /// <inheritdoc/>
    public ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var locks = Checked(names);
        return AcquireAsync(locks, Enter(locks), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        var locks = Checked(names);
        return TakeAsync(locks, Enter(locks), timeout, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A lock that a wait for several has taken already is not shown: nobody holds a lease of it yet.</remarks>
    public ValueTask<LockSetSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        Refusal.For<LockSetSnapshot>(_stopping.IsCancellationRequested, Service, cancellationToken) ?? new(_table.Snapshot(_waiters.Count));

    /// <inheritdoc/>
    /// <remarks>A holder that is out of time is not told: nothing is ever reclaimed here.</remarks>
    public async ValueTask<int> ShutdownAsync(TimeSpan timeout, bool refuseWaiting = false, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        _users.Close();
        _ = StopOnceGoneAsync();
        if (refuseWaiting) await _refusing.CancelAsync().ConfigureAwait(false);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        late.CancelAfter(timeout);
        await _users.Gone.WaitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_stopping.IsCancellationRequested) cancellationToken.ThrowIfCancellationRequested();
        var held = _table.Held;
        await DisposeAsync().ConfigureAwait(false);
        return held;
    }

    /// <summary>Stops the lock set; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A task that completes once every pending wait has been told.</returns>
    public ValueTask DisposeAsync() => new(_stopping.CancelAsync());

    private static ImmutableArray<string> Checked(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<string> locks = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return locks.Any(string.IsNullOrEmpty) ? throw new ArgumentException("A lock's name is not empty.", nameof(names)) : locks;
    }

    // On the caller's stack: the end of an async method would undo what it sets.
    private LockPlace Enter(ImmutableArray<string> locks) => _place.Value = new LockPlace(LockPlace.Live(_place.Value), locks);

    private async ValueTask<ILockLease> AcquireAsync(ImmutableArray<string> locks, LockPlace place, CancellationToken cancellationToken)
    {
        var lease = await TakeAsync(locks, place, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return lease ?? throw new UnreachableException("A wait without a limit cannot run out of time.");
    }

    private async ValueTask<ILockLease?> TakeAsync(
        ImmutableArray<string> locks, LockPlace place, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var taken = false;
        var isIn = _users.TryEnter();
        try
        {
            if (!isIn) throw Ending();
            if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
            cancellationToken.ThrowIfCancellationRequested();
            if (timeout != TimeSpan.Zero) CheckOrder(locks, place);
            taken = _table.TryTake(locks) || (timeout != TimeSpan.Zero && await WaitAsync(locks, timeout, cancellationToken).ConfigureAwait(false));
            if (!taken) return null;
            place.Enter();
            return _table.Grant(locks, place);
        }
        finally
        {
            if (!taken) place.Leave();
            if (!taken && isIn) _users.Leave();
        }
    }

    private async Task StopOnceGoneAsync()
    {
        await _users.Gone.ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    private StoppedException Ending() => _stopping.IsCancellationRequested
        ? Refusal.Stopped(Service)
        : new("The lock set is being ended; nothing was taken. Create a new one.");

    private static void CheckOrder(ImmutableArray<string> locks, LockPlace place)
    {
        if (locks.IsEmpty || place.HighestAround() is not { } held) return;
        if (string.CompareOrdinal(held, locks[0]) >= 0) throw new LockOrderException(locks[0], held);
    }

    private async Task<bool> WaitAsync(ImmutableArray<string> locks, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var waiting = _waiters.Enter();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token, _refusing.Token);
        if (timeout != Timeout.InfiniteTimeSpan) ending.CancelAfter(timeout);
        try
        {
            await _table.TakeAsync(locks, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
            if (_refusing.IsCancellationRequested) throw Ending();
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }

        // A semaphore may still grant a wait whose cancellation has begun: nothing is taken from a lock set that has stopped.
        if (!_stopping.IsCancellationRequested) return true;
        _table.GiveBack(locks);
        throw Refusal.Stopped(Service);
    }
}
