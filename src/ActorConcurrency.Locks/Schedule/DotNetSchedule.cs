using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET schedule: a sorted set of entries under a lock, and one <see cref="ITimer"/> that is armed for the first of them.</summary>
/// <remarks>
/// <para>It has no thread of its own: between two entries nothing runs. Not one <see cref="System.Threading.Timer"/> for each entry: timers know no
/// order among what is due at the same moment, may overlap themselves, and end the process when their action fails.</para>
/// <para>Difference from an actor: the lock around what timer, callers and actions share is its own business. Thread-safe.</para>
/// </remarks>
public sealed partial class DotNetSchedule : ISchedule
{
    private const string Service = "schedule";

    private readonly Lock _gate = new();
    private readonly DueOrder<DotNetScheduledEntry> _pending = new();
    private readonly List<DotNetScheduledEntry> _running = [];
    private readonly CancellationTokenSource _disposal = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _clockCheck;
    private readonly int _maxRunning;
    private readonly long _start;
    private readonly ITimer _timer;
    private long _number;
    private bool _isDisposed;

    /// <summary>Creates a schedule.</summary>
    /// <param name="maxRunning">How many actions run at a time: at least 1, which is the default.</param>
    /// <param name="time">The clocks. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="clockCheck">
    /// After how long it is noticed that the wall clock was set, while an entry goes by it: 10 ms to <see cref="int.MaxValue"/> ms; null: 10 s.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public DotNetSchedule(int maxRunning = 1, TimeProvider? time = null, TimeSpan? clockCheck = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRunning, 1);
        _clockCheck = clockCheck ?? TimeSpan.FromSeconds(10);
        ArgumentOutOfRangeException.ThrowIfLessThan(_clockCheck, TimeSpan.FromMilliseconds(10), nameof(clockCheck));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_clockCheck, WaitLimit.Longest, nameof(clockCheck));
        (_maxRunning, _time) = (maxRunning, time ?? TimeProvider.System);
        _start = _time.GetTimestamp();
        _timer = Unflowed.Make(() => _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <inheritdoc/>
    public ValueTask<IScheduledEntry> EnterAsync(
        TimeSpan delay, Func<CancellationToken, ValueTask> action, EntryOptions? options = null, CancellationToken cancellationToken = default) =>
        Enter(ScheduleLimit.Checked(delay), at: null, action, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IScheduledEntry> EnterAtAsync(
        DateTimeOffset due, Func<CancellationToken, ValueTask> action, EntryOptions? options = null, CancellationToken cancellationToken = default) =>
        Enter(TimeSpan.Zero, due, action, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CancelAsync(IScheduledEntry entry, CancellationToken cancellationToken = default)
    {
        var own = Own(entry);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return new(TryCancel(own));
    }

    /// <inheritdoc/>
    public ValueTask<bool> MoveAsync(IScheduledEntry entry, TimeSpan delay, CancellationToken cancellationToken = default)
    {
        var own = Own(entry);
        ScheduleLimit.Checked(delay);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return new(TryMove(own, DueTime.At(Now) + delay));
    }

    /// <inheritdoc/>
    public ValueTask<ScheduleSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        if (RefusalOf<ScheduleSnapshot>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return new(Describe());
    }

    /// <summary>
    /// Drops what is pending, cancels the token of the actions that run without waiting for them, and ends pending waits with
    /// <see cref="StoppedException"/>. Ending it again does nothing.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed) return default;
            _timer.Dispose();
            foreach (var entry in _pending.All(WallClock(Now)).ToList()) Drop(entry);
            foreach (var entry in _running) entry.IsLast = true;
            FailWaits(Refusal.Stopped(Service));
            // Whoever has looked before is still let in by the gate.
            (_isDisposed, _isStopping) = (true, true);
        }

        // Its callbacks are the user's: what they do, and how they fail, is not the caller's business.
        _ = _disposal.CancelAsync().ContinueWith(static cancelled => _ = cancelled.Exception, TaskScheduler.Default);
        return default;
    }

    private ValueTask<IScheduledEntry> Enter(
        TimeSpan delay, DateTimeOffset? at, Func<CancellationToken, ValueTask> action, EntryOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        var entry = new DotNetScheduledEntry(this, action, (options ?? EntryOptions.Once).Checked()) { Priority = options?.Priority ?? 0 };
        if (RefusalOf<IScheduledEntry>(cancellationToken) is { } refusal) return refusal;
        lock (_gate)
        {
            if (_isStopping) return ValueTask.FromException<IScheduledEntry>(new StoppedException("The schedule is being stopped, or was, and takes no entry any more. Create a new one."));
            entry.Due = at is { } due ? DueTime.At(due) : DueTime.At(Now) + delay;
            entry.Number = ++_number;
            _pending.Add(entry);
            Pump();
        }

        return new(entry);
    }

    private void Wake()
    {
        lock (_gate) Pump();
    }

    // Begins what is due, as far as there is room, and arms the timer for the rest. In the gate.
    private void Pump()
    {
        var now = Now;
        while (TryTakeDue(now, out var entry)) Begin(entry, now);
        TellWhoeverWaits();
        if (!_isDisposed) Arm();
    }

    private bool TryTakeDue(TimeSpan now, [MaybeNullWhen(false)] out DotNetScheduledEntry entry)
    {
        entry = null;
        if (_running.Count >= _maxRunning || !_pending.TryPeek(WallClock(now), out var first) || first.Due.Elapsed(WallClock(now)) > now) return false;
        entry = first;
        return _pending.Remove(first);
    }

    private void Begin(DotNetScheduledEntry entry, TimeSpan now)
    {
        var late = now - entry.Due.Elapsed(WallClock(now));
        var runs = entry.Begin(now, late, out var skipped);
        _skipped += skipped;
        if (!runs)
        {
            _pending.Add(entry);
            return;
        }

        if (late > _mostLate) _mostLate = late;
        _running.Add(entry);
        ThreadPool.UnsafeQueueUserWorkItem(static run => _ = run.Schedule.RunAsync(run), entry, preferLocal: false);
    }

    private async Task RunAsync(DotNetScheduledEntry entry)
    {
        if (IsGivenUp(entry)) return;
        var failure = await OwnAction.RunAsync(this, entry.Action, _disposal.Token).ConfigureAwait(false);
        lock (_gate)
        {
            _running.Remove(entry);
            var again = entry.End(Now);
            NoteRun(failure);
            if (failure is not null) Finish(entry, new EntryOutcome.Failed(FailureText.TypeOf(failure), FailureText.MessageOf(failure), entry.Runs));
            else if (again) _pending.Add(entry);
            else Finish(entry, entry.Outcome());
            Pump();
        }
    }

    // It had to wait for a thread, and may have been cancelled meanwhile.
    private bool IsGivenUp(DotNetScheduledEntry entry)
    {
        lock (_gate)
        {
            if (!entry.IsCancelled) return false;
            _running.Remove(entry);
            Finish(entry, entry.Outcome());
            Pump();
            return true;
        }
    }

    private void Arm()
    {
        var now = Now;
        if (_running.Count >= _maxRunning || !_pending.TryPeek(WallClock(now), out var first))
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Whole milliseconds are what a timer can do; the wall clock may be set, and no timer would tell.
        var wait = Math.Max(1, Math.Ceiling((first.Due.Elapsed(WallClock(now)) - now).TotalMilliseconds));
        var most = _pending.HasWallClock ? _clockCheck : WaitLimit.Longest;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(wait, most.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan WallClock(TimeSpan now) => new TimeSpan(_time.GetUtcNow().UtcTicks) - now;

    private DotNetScheduledEntry Own(IScheduledEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is DotNetScheduledEntry own && own.Schedule == this
            ? own
            : throw new ArgumentException("The entry is another schedule's. Cancel and move an entry by the schedule that it was entered in.", nameof(entry));
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) =>
        Refusal.For<T>(_disposal.IsCancellationRequested, Service, cancellationToken);
}
