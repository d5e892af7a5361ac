using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET barrier that can be awaited: places, and a queue of <see cref="TaskCompletionSource{TResult}"/> under a <see cref="Lock"/>. The class
/// library has none: <see cref="Barrier"/> blocks a thread.
/// </summary>
/// <remarks>
/// <para>An arrival passes, is taken back or is turned away under the lock, so these cannot cross. The action runs on the thread pool, outside the lock.</para>
/// <para>A party ends when it is disposed: the end of whoever has it is not seen, which is what the actor adds.</para>
/// <para>Cost: a wait allocates a task, a node and a registration. Thread-safe.</para>
/// </remarks>
public sealed class DotNetBarrier : IBarrier
{
    private const string Service = "barrier";

    private readonly BarrierTable _table;
    private readonly PhaseActions? _actions;
    private readonly TimeProvider _time;

    /// <summary>Creates a barrier.</summary>
    /// <param name="parties">How many have to arrive; 0 or more.</param>
    /// <param name="action">What is done in each phase, when all have arrived and before anybody passes; null, which is the default: nothing.</param>
    /// <param name="onAbsence">What an absence does. It breaks the barrier by default.</param>
    /// <param name="time">The clock of timeouts and ages. <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is negative, or <paramref name="onAbsence"/> is none.</exception>
    public DotNetBarrier(
        int parties, Func<long, CancellationToken, ValueTask>? action = null, BarrierAbsence onAbsence = BarrierAbsence.Break, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parties);
        if (!Enum.IsDefined(onAbsence)) throw new ArgumentOutOfRangeException(nameof(onAbsence), onAbsence, "An absence breaks the barrier, or the party leaves.");
        _time = time ?? TimeProvider.System;
        if (action is not null) _actions = new(this, action);
        _table = new(parties, onAbsence, _time, action is null ? null : Begin);
    }

    /// <inheritdoc/>
    public ValueTask<BarrierArrival> SignalAndWaitAsync(CancellationToken cancellationToken = default) => SignalAndWaitAsync(place: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BarrierArrival?> TrySignalAndWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        ArriveAsync(place: null, WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> SignalAsync(CancellationToken cancellationToken = default) => SignalAsync(place: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitForPhaseAsync(long phase, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(phase);
        PhaseActionScope.RefuseIn(this);
        return RefusalOf<bool>(cancellationToken) is { } refusal ? new(refusal.AsTask()) : _table.WaitForPhaseAsync(phase, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> AddPartiesAsync(int parties = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        return RefusalOf<long>(cancellationToken) ?? Done(() => _table.Change(parties));
    }

    /// <inheritdoc/>
    public ValueTask<long> RemovePartiesAsync(int parties = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        return RefusalOf<long>(cancellationToken) ?? Done(() => _table.Change(-parties));
    }

    /// <inheritdoc/>
    public ValueTask<IBarrierParty> JoinAsync(string label, bool newPlace = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        return RefusalOf<IBarrierParty>(cancellationToken) ?? Done<IBarrierParty>(() => new DotNetBarrierParty(this, _table.Join(label, newPlace)));
    }

    /// <inheritdoc/>
    public ValueTask AbortAsync(CancellationToken cancellationToken = default)
    {
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return new(refusal.AsTask());
        _table.Abort();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask ResetAsync(CancellationToken cancellationToken = default)
    {
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return new(refusal.AsTask());
        _table.Reset();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<BarrierSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<BarrierSnapshot>(cancellationToken) ?? new(_table.Snapshot());

    /// <summary>Stops the barrier; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        _table.End(Refusal.Stopped(Service));
        return default;
    }

    internal async ValueTask<BarrierArrival> SignalAndWaitAsync(BarrierPlace? place, CancellationToken cancellationToken) =>
        await ArriveAsync(place, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false)
        ?? throw new UnreachableException("A wait without a limit cannot run out of time.");

    internal async ValueTask<BarrierArrival?> ArriveAsync(BarrierPlace? place, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PhaseActionScope.RefuseIn(this);
        if (_table.HasEnded) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        var isNow = timeout == TimeSpan.Zero;
        if (_table.Enter(place, waits: true, onlyAsLast: isNow, out _) is not { } arrival) return null;
        using var late = new CancellationTokenSource(isNow ? Timeout.InfiniteTimeSpan : timeout, _time);
        await using var onToken = cancellationToken.UnsafeRegister(_ => _table.TakeBack(arrival), null).ConfigureAwait(false);
        await using var onTime = late.Token.UnsafeRegister(_ => _table.TakeBack(arrival), null).ConfigureAwait(false);
        if (await arrival.Passing.Task.ConfigureAwait(false) is { } passed) return passed;
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    internal ValueTask<long> SignalAsync(BarrierPlace? place, CancellationToken cancellationToken) => RefusalOf<long>(cancellationToken) ?? Done(() =>
    {
        _table.Enter(place, waits: false, onlyAsLast: false, out var phase);
        return phase;
    });

    internal ValueTask<long> LeaveAsync(BarrierPlace place, CancellationToken cancellationToken) =>
        RefusalOf<long>(cancellationToken) ?? Done(() => _table.Leave(place));

    internal void End(BarrierPlace place) => _table.End(place);

    // Under the table's lock: only puts the action in for the pool.
    private CancellationTokenSource Begin(long phase)
    {
        var broken = new CancellationTokenSource();
        _actions!.Begin(phase, broken.Token, failure => _table.Finish(broken, failure));
        return broken;
    }

    private static ValueTask<T> Done<T>(Func<T> step)
    {
        try
        {
            return new(step());
        }
        catch (Exception refusal)
        {
            return ValueTask.FromException<T>(refusal);
        }
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) => Refusal.For<T>(_table.HasEnded, Service, cancellationToken);
}
