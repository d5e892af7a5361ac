namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET one-shot timer: an <see cref="ITimer"/>, and a lock around whether it is armed.</summary>
/// <remarks>
/// The lock is what an <see cref="ITimer"/> leaves to its user: its callback may be on its way when it is changed or disposed of, and does not know
/// that it comes too late. Thread-safe.
/// </remarks>
public sealed class DotNetTimer : IOneShotTimer
{
    private const string Service = "timer";

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly Func<CancellationToken, ValueTask> _action;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private TaskCompletionSource<EntryOutcome> _arming = NewArming();
    private TimeSpan? _due;
    private bool _isRunning;
    private bool _isDisposed;

    /// <summary>Creates a timer that is armed.</summary>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="action">What to run.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or too long.</exception>
    public DotNetTimer(TimeSpan delay, Func<CancellationToken, ValueTask> action, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        (_action, _time) = (action, time ?? TimeProvider.System);
        _start = _time.GetTimestamp();
        _due = ScheduleLimit.Checked(delay);
        _timer = Unflowed.Make(() => _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        Wake();
    }

    /// <inheritdoc/>
    public Task<EntryOutcome> Completion
    {
        get { lock (_gate) return _arming.Task; }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ChangeAsync(TimeSpan delay, CancellationToken cancellationToken = default)
    {
        ScheduleLimit.Checked(delay);
        if (RefusalOf(cancellationToken) is { } refusal) return refusal;
        lock (_gate)
        {
            // Whoever has looked before is still let in by the gate.
            if (_isDisposed) throw Refusal.Stopped(Service);
            var wasPending = _due is not null;
            if (!wasPending) _arming = NewArming();
            _due = _time.GetElapsedTime(_start) + delay;
            Pump();
            return new(wasPending);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default)
    {
        if (RefusalOf(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return new(Disarm(new EntryOutcome.Cancelled(0)));
    }

    /// <summary>Disarms it, and cancels the token of the action without waiting for it. Ending it again does nothing.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            Disarm(new EntryOutcome.Dropped(0));
            _timer.Dispose();
            _isDisposed = true;
        }

        // Its callbacks are the user's: what they do, and how they fail, is not the caller's business.
        _ = _disposal.CancelAsync().ContinueWith(static cancelled => _ = cancelled.Exception, TaskScheduler.Default);
        return default;
    }

    private static TaskCompletionSource<EntryOutcome> NewArming() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool Disarm(EntryOutcome outcome)
    {
        if (_due is null) return false;
        _due = null;
        _arming.TrySetResult(outcome);
        return true;
    }

    private void Wake()
    {
        lock (_gate) Pump();
    }

    private void Pump()
    {
        if (_isRunning || _due is not { } due || _isDisposed) return;
        var wait = due - _time.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero)
        {
            // What a timer takes; then it is armed again.
            _timer.Change(TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue)), Timeout.InfiniteTimeSpan);
            return;
        }

        (_due, _isRunning) = (null, true);
        ThreadPool.UnsafeQueueUserWorkItem(static run => _ = run.Timer.RunAsync(run.Arming), (Timer: this, Arming: _arming), preferLocal: false);
    }

    private async Task RunAsync(TaskCompletionSource<EntryOutcome> arming)
    {
        var failure = await OwnAction.RunAsync(this, _action, _disposal.Token).ConfigureAwait(false);
        lock (_gate)
        {
            _isRunning = false;
            arming.TrySetResult(failure is null
                ? new EntryOutcome.Ran(1)
                : new EntryOutcome.Failed(FailureText.TypeOf(failure), FailureText.MessageOf(failure), 1));
            Pump();
        }
    }

    private ValueTask<bool>? RefusalOf(CancellationToken cancellationToken) => Refusal.For<bool>(_disposal.IsCancellationRequested, Service, cancellationToken);
}
