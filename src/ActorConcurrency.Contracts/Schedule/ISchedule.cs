namespace ActorConcurrency;

/// <summary>
/// Runs code at given moments, what is due first, and among what is due at the same moment the most important first. Source: <c>sched</c>, which the
/// page lists, and <c>threading.Timer</c>.
/// </summary>
/// <remarks>
/// <para>Order: by the moment, then by priority, higher first, as everywhere on the page (<c>sched</c> takes the lower first), then first come
/// first served. One action runs at a time by default, as in <c>sched</c>; more with a setting. An entry never overlaps itself.</para>
/// <para>Time: a delay is measured by a clock that nobody can set; a moment that was given as such is awaited by the wall clock, and follows it when
/// it is set: it never runs before the clock shows the moment. What is due in the past is due now. Delays may be longer than any timer's.</para>
/// <para>Actions run on the thread pool, with no execution context of whoever entered them. One that fails ends its own entry, whose
/// <see cref="IScheduledEntry.Completion"/> says why, and nothing else. An action may enter, cancel and move entries, its own too.</para>
/// <para>Cancellation: no action begins once a call that cancels its entry has given <see langword="true"/>. A token that is cancelled already at the
/// call means that nothing is done.</para>
/// <para>Disposal drops what is pending, cancels the token of the actions that run and does not wait for them; later calls throw
/// <see cref="StoppedException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="System.Threading.Timer"/>: an order and a priority; a cancel that tells whether it was in time;
/// failures that do not end the process; a list of what is pending; a chosen behaviour after a hold-up.</para>
/// </remarks>
public interface ISchedule : IAsyncDisposable
{
    /// <summary>Enters an action that is due after a delay. Source: <c>enter()</c>.</summary>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="action">What to run. Its token is cancelled when the schedule is disposed of.</param>
    /// <param name="options">Priority, label and repetition; null: once, of priority 0.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or too long, or the repetition is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The action does not run.</exception>
    /// <exception cref="StoppedException">The schedule had stopped, or is stopping.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight. The action does not run.</exception>
    ValueTask<IScheduledEntry> EnterAsync(
        TimeSpan delay, Func<CancellationToken, ValueTask> action, EntryOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Enters an action that is due at a moment of the wall clock. Source: <c>enterabs()</c>.</summary>
    /// <param name="due">When it is due; in the past means now.</param>
    /// <param name="action">What to run. Its token is cancelled when the schedule is disposed of.</param>
    /// <param name="options">Priority, label and repetition; null: once, of priority 0.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The repetition is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The action does not run.</exception>
    /// <exception cref="StoppedException">The schedule had stopped, or is stopping.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight. The action does not run.</exception>
    ValueTask<IScheduledEntry> EnterAtAsync(
        DateTimeOffset due, Func<CancellationToken, ValueTask> action, EntryOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels an entry, if it is pending. Source: <c>cancel()</c>, which raises where this gives <see langword="false"/>.</summary>
    /// <param name="entry">An entry of this schedule.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>
    /// Whether it was pending: then it does not run any more, but for a run that has begun. <see langword="false"/>: it has run, or is running for the
    /// last time, or had ended before.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="entry"/> is another schedule's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The schedule had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> CancelAsync(IScheduledEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Moves an entry, if it is pending: its next run is due after another delay.</summary>
    /// <param name="entry">An entry of this schedule.</param>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was pending, and so was moved. What repeats goes on from its new moment.</returns>
    /// <exception cref="ArgumentException"><paramref name="entry"/> is another schedule's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The schedule had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> MoveAsync(IScheduledEntry entry, TimeSpan delay, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits until nothing is pending and nothing runs: what <c>run()</c> does, though nothing needs to be run here. An entry that repeats without
    /// an end keeps it waiting.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It was called by one of the schedule's own actions, which it would wait for.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The schedule was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed.</exception>
    ValueTask WaitUntilEmptyAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops it gracefully: takes no entry any more, and waits for the actions that run.</summary>
    /// <param name="pending">What becomes of the entries that have not begun: they are dropped by default.</param>
    /// <param name="cancellationToken">Ends the wait; the stopping goes on.</param>
    /// <returns>What became of the entries since the call. Called again, it tells the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pending"/> is none of its values.</exception>
    /// <exception cref="InvalidOperationException">It was called by one of the schedule's own actions, which it would wait for.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The schedule was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed.</exception>
    ValueTask<ScheduleEnd> StopAsync(WhenStopping pending = WhenStopping.DropPending, CancellationToken cancellationToken = default);

    /// <summary>What is pending, in the order in which it is due (<c>queue</c>), what runs, and the figures, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The schedule had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<ScheduleSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
