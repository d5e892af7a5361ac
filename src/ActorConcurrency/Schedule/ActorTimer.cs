using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A one-shot timer that is an entry of an <see cref="ActorSchedule"/>: its own, or one that many timers share.</summary>
/// <remarks>
/// <para>On a schedule that it shares, its action waits for its turn among the others'. If more than one may run there at a time, an action that is due
/// while the one before still runs counts as begun: it waits for the other's end in a place of its own, and is not pending.</para>
/// <para>If the actor fails, it ends as <see cref="ActorSchedule"/> does. Cost: two messages for each arming and each run. For one delay in one
/// place, <c>Task.Delay</c> is the simpler answer. Thread-safe.</para>
/// </remarks>
public sealed class ActorTimer : IOneShotTimer
{
    private readonly Func<CancellationToken, ValueTask> _action;
    private readonly ActorSchedule _schedule;
    private readonly EntryOptions _options;
    private readonly bool _owned;

    // One change at a time: a timer that is not pending any more is entered anew, once.
    private readonly SemaphoreSlim _changing = new(1);
    private readonly SemaphoreSlim _running = new(1);
    private readonly CancellationTokenSource _disposal = new();
    private volatile Task<IScheduledEntry> _entry;
    private volatile bool _isDisposed;

    private ActorTimer(ActorSchedule schedule, TimeSpan delay, Func<CancellationToken, ValueTask> action, string label, bool owned)
    {
        (_schedule, _action, _options, _owned) = (schedule, action, new EntryOptions(Label: label), owned);
        _entry = schedule.EnterAsync(delay, RunAsync, _options).AsTask();
        // Looked at: nobody else may, and it fails if the schedule has ended.
        _ = Completion;
    }

    /// <inheritdoc/>
    public Task<EntryOutcome> Completion => EndOfAsync(_entry);

    /// <summary>The schedule behind it, which shows when it is due.</summary>
    public ActorSchedule Schedule => _schedule;

    /// <summary>Starts a timer with an actor of its own.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="action">What to run.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> or a setting is out of range.</exception>
    public static ActorTimer Start(
        IActorRefFactory factory,
        TimeSpan delay,
        Func<CancellationToken, ValueTask> action,
        ScheduleSettings? settings = null,
        string? name = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(action);
        ScheduleLimit.Checked(delay);
        return new(ActorSchedule.Start(factory, settings, name, timeProvider), delay, action, label: "", owned: true);
    }

    /// <summary>Starts a timer on a schedule that it shares. Disposing the timer leaves the schedule running.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="action">What to run.</param>
    /// <param name="label">A name for snapshots; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is out of range.</exception>
    public static ActorTimer On(ActorSchedule schedule, TimeSpan delay, Func<CancellationToken, ValueTask> action, string label = "")
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(action);
        ScheduleLimit.Checked(delay);
        return new(schedule, delay, action, label, owned: false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ChangeAsync(TimeSpan delay, CancellationToken cancellationToken = default)
    {
        ScheduleLimit.Checked(delay);
        RefuseIfDisposed();
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            RefuseIfDisposed();
            if (await _schedule.MoveAsync(await _entry.ConfigureAwait(false), delay, cancellationToken).ConfigureAwait(false)) return true;
            _entry = Task.FromResult(await _schedule.EnterAsync(delay, RunAsync, _options, cancellationToken).ConfigureAwait(false));
            return false;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default)
    {
        RefuseIfDisposed();
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await (await _entry.ConfigureAwait(false)).CancelAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Disarms it and cancels the token of its action, without waiting for that; then stops the actor, if it is its own.</summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or when the timer is disarmed.</returns>
    public async ValueTask DisposeAsync()
    {
        // No change that is under way arms it afterwards.
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed) return;
            _isDisposed = true;
            // Its callbacks are the user's: what they do, and how they fail, is not the caller's business.
            _ = _disposal.CancelAsync().ContinueWith(static cancelled => _ = cancelled.Exception, TaskScheduler.Default);
            if (_owned) await _schedule.DisposeAsync().ConfigureAwait(false);
            else await DisarmAsync().ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task DisarmAsync()
    {
        try
        {
            await (await _entry.ConfigureAwait(false)).CancelAsync().ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is StoppedException or OutcomeUnknownException)
        {
            // The schedule has ended, or failed, and its entries with it.
        }
    }

    private async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposal.Token);
        await _running.WaitAsync(ending.Token).ConfigureAwait(false);
        try
        {
            await _action(ending.Token).ConfigureAwait(false);
        }
        finally
        {
            _running.Release();
        }
    }

    private static async Task<EntryOutcome> EndOfAsync(Task<IScheduledEntry> entry)
    {
        try
        {
            return await (await entry.ConfigureAwait(false)).Completion.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It was never entered, for the schedule had ended.
            return new EntryOutcome.Dropped(0);
        }
    }

    private void RefuseIfDisposed()
    {
        if (_isDisposed) throw new StoppedException("The timer was disposed. Start a new one.");
    }
}
