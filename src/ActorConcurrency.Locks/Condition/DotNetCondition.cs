using System.Diagnostics;
using System.Runtime.CompilerServices;

// The overloads differ in the code that they require; what they have in common is optional, as everywhere.
#pragma warning disable RS0026

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET condition that can be awaited: a state and a queue of <see cref="TaskCompletionSource{TResult}"/> under a
/// <see cref="Lock"/>. The class library has <see cref="Monitor"/>, which blocks a thread and leaves the loop around the wait to its caller.
/// </summary>
/// <remarks>
/// <para>Predicates and updates run under the lock, on the thread of whoever updates: code that waits there stops everybody, also whoever
/// cancels a wait. Code that calls the condition again is refused.</para>
/// <para>A wait is met or cancelled under the lock, so the two cannot cross.</para>
/// <para>Cost: a wait that is not met at once allocates a task, a node and a registration. Thread-safe.</para>
/// </remarks>
/// <typeparam name="TState">The state's type: immutable, and no task.</typeparam>
public sealed class DotNetCondition<TState> : ICondition<TState>
{
    private const string Service = "condition";

    private readonly TimeProvider _time;
    private readonly GuardedState<TState> _guarded;
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Creates a condition.</summary>
    /// <param name="initial">The first state.</param>
    /// <param name="time">The clock of timeouts and ages. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="maxWaiters">How many may wait at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
    /// <exception cref="ArgumentException">The state is a task.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWaiters"/> is negative.</exception>
    public DotNetCondition(TState initial, TimeProvider? time = null, int maxWaiters = int.MaxValue)
    {
        ConditionCode.RefuseTask<TState>(nameof(initial));
        _time = time ?? TimeProvider.System;
        _guarded = new(initial, _time, maxWaiters);
    }

    /// <inheritdoc/>
    public ValueTask<TState> ReadAsync(CancellationToken cancellationToken = default) => Now(_guarded.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TState> UpdateAsync(Func<TState, TState> update, CancellationToken cancellationToken = default)
    {
        ConditionCode.Given(update);
        return Now(() => _guarded.Update(update), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TResult> UpdateAsync<TResult>(Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default)
    {
        var code = WithResult(update, out var result);
        return Now(
            () =>
            {
                _guarded.Update(code);
                return result.Value!;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TState> WaitAsync(Func<TState, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitUnlimitedAsync(ConditionCode.Given(predicate), code: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TState> WaitAsync(Func<TState, bool> predicate, Func<TState, TState> update, CancellationToken cancellationToken = default) =>
        WaitUnlimitedAsync(ConditionCode.Given(predicate), ConditionCode.Given(update), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TResult> WaitAsync<TResult>(
        Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default)
    {
        ConditionCode.Given(predicate);
        var code = WithResult(update, out var result);
        return ResultAsync(WaitUnlimitedAsync(predicate, code, cancellationToken), result);
    }

    /// <inheritdoc/>
    public ValueTask<Met<TState>?> TryWaitAsync(Func<TState, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        MeetAsync(WaitLimit.Checked(timeout), ConditionCode.Given(predicate), code: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Met<TState>?> TryWaitAsync(
        Func<TState, bool> predicate, Func<TState, TState> update, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        MeetAsync(WaitLimit.Checked(timeout), ConditionCode.Given(predicate), ConditionCode.Given(update), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Met<TResult>?> TryWaitAsync<TResult>(
        Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ConditionCode.Given(predicate);
        var code = WithResult(update, out var result);
        return ResultAsync(MeetAsync(WaitLimit.Checked(timeout), predicate, code, cancellationToken), result);
    }

    /// <inheritdoc/>
    public ValueTask<TState> WaitForNotifyAsync(CancellationToken cancellationToken = default) =>
        WaitUnlimitedAsync(until: null, code: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Met<TState>?> TryWaitForNotifyAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        MeetAsync(WaitLimit.Checked(timeout), until: null, code: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> NotifyAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Now(() => _guarded.Notify(count), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> NotifyAllAsync(CancellationToken cancellationToken = default) => NotifyAsync(int.MaxValue, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ConditionSnapshot<TState>> SnapshotAsync(CancellationToken cancellationToken = default) => Now(_guarded.Snapshot, cancellationToken);

    /// <summary>Stops the condition; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A task that completes once every pending wait has been told.</returns>
    public ValueTask DisposeAsync() => new(_stopping.CancelAsync());

    private async ValueTask<TState> WaitUnlimitedAsync(Func<TState, bool>? until, Func<TState, TState>? code, CancellationToken cancellationToken) =>
        (await MeetAsync(Timeout.InfiniteTimeSpan, until, code, cancellationToken).ConfigureAwait(false)
            ?? throw new UnreachableException("A wait without a limit cannot run out of time.")).Value;

    private async ValueTask<Met<TState>?> MeetAsync(
        TimeSpan timeout, Func<TState, bool>? until, Func<TState, TState>? code, CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        if (timeout == TimeSpan.Zero) return until is null ? null : _guarded.TryMeet(until, code);
        using var late = new CancellationTokenSource(timeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token, late.Token);
        try
        {
            return new Met<TState>(await _guarded.MeetAsync(until, code, ending.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException end) when (end.CancellationToken == ending.Token)
        {
            if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private async ValueTask<T> Now<T>(Func<T> step, CancellationToken cancellationToken) =>
        Refusal.For<T>(_stopping.IsCancellationRequested, Service, cancellationToken) is { } refusal
            ? await refusal.ConfigureAwait(false)
            : step();

    private static Func<TState, TState> WithResult<TResult>(Func<TState, (TState State, TResult Result)> update, out StrongBox<TResult> result)
    {
        ConditionCode.RefuseTask<TResult>(nameof(update));
        return ConditionCode.Into(ConditionCode.Given(update), result = new StrongBox<TResult>());
    }

    private static async ValueTask<TResult> ResultAsync<TResult>(ValueTask<TState> updated, StrongBox<TResult> result)
    {
        await updated.ConfigureAwait(false);
        return result.Value!;
    }

    private static async ValueTask<Met<TResult>?> ResultAsync<TResult>(ValueTask<Met<TState>?> updated, StrongBox<TResult> result) =>
        await updated.ConfigureAwait(false) is null ? null : new Met<TResult>(result.Value!);
}
