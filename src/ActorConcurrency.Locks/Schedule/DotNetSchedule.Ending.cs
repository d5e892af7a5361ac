namespace ActorConcurrency.Locks;

/// <content>How entries end, who waits for it, and the figures. All in the gate, but for the waits.</content>
public sealed partial class DotNetSchedule
{
    private readonly List<TaskCompletionSource> _waits = [];
    private readonly TaskCompletionSource<ScheduleEnd> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopping;
    private (long Runs, int Dropped) _atStop;
    private long _runs;
    private long _failed;
    private long _skipped;
    private int _dropped;
    private TimeSpan _mostLate;
    private string? _lastFailure;

    private bool IsEmpty => _pending.Count + _running.Count == 0;

    /// <inheritdoc/>
    public async ValueTask WaitUntilEmptyAsync(CancellationToken cancellationToken = default)
    {
        OwnAction.Refuse(this);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) await refusal.ConfigureAwait(false);
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isDisposed) throw Refusal.Stopped(Service);
            if (IsEmpty) return;
            _waits.Add(wait);
        }

        try
        {
            await wait.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate) _waits.Remove(wait);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ScheduleEnd> StopAsync(WhenStopping pending = WhenStopping.DropPending, CancellationToken cancellationToken = default)
    {
        ScheduleLimit.Checked(pending);
        OwnAction.Refuse(this);
        if (RefusalOf<ScheduleEnd>(cancellationToken) is { } refusal) return await refusal.ConfigureAwait(false);
        lock (_gate) BeginStop(pending);
        return await _stopped.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void BeginStop(WhenStopping pending)
    {
        if (!_isStopping) _atStop = (_runs, _dropped);
        _isStopping = true;
        var now = Now;
        foreach (var entry in _running) entry.IsLast = true;
        foreach (var entry in _pending.All(WallClock(now)).ToList())
            if (pending == WhenStopping.RunAll || (pending == WhenStopping.RunDue && entry.Due.Elapsed(WallClock(now)) <= now)) entry.IsLast = true;
            else Drop(entry);
        Pump();
    }

    private bool TryCancel(DotNetScheduledEntry entry)
    {
        if (entry.Completion.IsCompleted) return false;
        if (entry.RunningSince is null)
        {
            _pending.Remove(entry);
            Finish(entry, new EntryOutcome.Cancelled(entry.Runs));
            Pump();
            return true;
        }

        if (!entry.WillRepeat) return false;
        entry.CancelRest();
        return true;
    }

    private bool TryMove(DotNetScheduledEntry entry, DueTime due)
    {
        if (entry.Completion.IsCompleted) return false;
        if (entry.RunningSince is not null)
        {
            if (!entry.WillRepeat) return false;
            entry.MoveRest(due);
            return true;
        }

        _pending.Remove(entry);
        (entry.Due, entry.Number) = (due, ++_number);
        _pending.Add(entry);
        Pump();
        return true;
    }

    private void Drop(DotNetScheduledEntry entry)
    {
        _pending.Remove(entry);
        _dropped++;
        entry.Complete(new EntryOutcome.Dropped(entry.Runs));
    }

    private void Finish(DotNetScheduledEntry entry, EntryOutcome outcome)
    {
        if (outcome is EntryOutcome.Dropped) _dropped++;
        entry.Complete(outcome);
    }

    private void NoteRun(Exception? failure)
    {
        _runs++;
        if (failure is null) return;
        _failed++;
        _lastFailure = FailureText.Of(failure);
    }

    private void TellWhoeverWaits()
    {
        if (!IsEmpty) return;
        foreach (var wait in _waits) wait.TrySetResult();
        if (_isStopping) _stopped.TrySetResult(new(_runs - _atStop.Runs, _dropped - _atStop.Dropped));
    }

    private void FailWaits(Exception reason)
    {
        foreach (var wait in _waits) wait.TrySetException(reason);
        if (!_isStopping || !_stopped.TrySetException(reason)) return;
        // Whoever has stopped it may not wait any more; then its failure is nobody's business.
        _ = _stopped.Task.Exception;
    }

    private ScheduleSnapshot Describe()
    {
        var now = Now;
        var wallClock = WallClock(now);
        var pending = Wording.Capped(_pending.All(wallClock).Select(entry =>
            new PendingEntry(entry.Options.Label, entry.Priority, entry.Due.Elapsed(wallClock) - now, entry.Runs)));
        var running = Wording.Capped(_running.Select(entry =>
            new RunningEntry(entry.Options.Label, entry.Priority, now - entry.RunningSince.GetValueOrDefault(now), entry.Runs)));
        return new(_isStopping, pending, running, _runs, _failed, _skipped, _mostLate)
        {
            MorePending = _pending.Count - pending.Length, MoreRunning = _running.Count - running.Length, LastFailure = _lastFailure,
        };
    }
}
