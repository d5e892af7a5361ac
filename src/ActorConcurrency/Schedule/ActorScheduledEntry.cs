using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency;

/// <summary>
/// What a handle keeps of an entry: the action, which it runs on the thread pool when the actor tells that it is due, and how the entry ended.
/// Thread-safe.
/// </summary>
internal sealed class ActorScheduledEntry : IScheduledEntry
{
    private readonly TaskCompletionSource<EntryOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly ScheduleCalls _calls;
    private readonly Func<CancellationToken, ValueTask> _action;
    private readonly TimeSpan _delay;
    private readonly DateTimeOffset? _at;
    private EntryOutcome? _orphaned;
    private long _runs;
    private bool _isRunning;
    private bool _isCancelled;
    private volatile bool _isEntered;

    public ActorScheduledEntry(ScheduleCalls calls, Func<CancellationToken, ValueTask> action, TimeSpan delay, DateTimeOffset? at, EntryOptions options) =>
        (_calls, _action, _delay, _at, Options) = (calls, action, delay, at, options);

    public EntryOptions Options { get; }

    public Task<EntryOutcome> Completion => _completion.Task;

    /// <summary>Its name at the actor, once it was asked for.</summary>
    public RequestId Id { get; private set; }

    public ScheduleCalls Calls => _calls;

    /// <summary>Whether the caller has it: one whose entering was given up never runs.</summary>
    public bool IsEntered => _isEntered;

    public async ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default)
    {
        if (!await _calls.Cancel(this, cancellationToken).ConfigureAwait(false)) return false;
        lock (_lock) _isCancelled = true;
        return true;
    }

    /// <summary>The actor has entered it, and the caller will be told. Before it is due.</summary>
    public void Accept() => _isEntered = true;

    /// <summary>The request that enters it, and from then on it is known by its id.</summary>
    public Enter Request(RequestId id)
    {
        Id = id;
        _calls.Add(this);
        return new Enter(id, _delay, _at, Options);
    }

    /// <summary>The actor has told that a run is due. Does not run it here: this thread is the actor's.</summary>
    public void Begin(Due due)
    {
        lock (_lock) _isRunning = true;
        ThreadPool.UnsafeQueueUserWorkItem(static run => _ = run.Entry.RunAsync(run.Due), (Entry: this, Due: due), preferLocal: false);
    }

    /// <summary>The actor has told how it ended.</summary>
    public void End(EntryOutcome outcome) => _completion.TrySetResult(outcome);

    /// <summary>The actor tells nothing any more: it ends as dropped, or when its action has ended.</summary>
    public void Orphan()
    {
        lock (_lock)
        {
            _orphaned = new EntryOutcome.Dropped(_runs);
            if (_isRunning) return;
        }

        End(_orphaned);
    }

    private async Task RunAsync(Due due)
    {
        // Told, it had to wait for a thread, and may have been cancelled meanwhile.
        bool isGivenUp, isOrphan;
        lock (_lock) isGivenUp = _isCancelled;
        var failure = isGivenUp ? null : await OwnAction.RunAsync(_calls.Actor, _action, _calls.Stopping).ConfigureAwait(false);
        lock (_lock) (_runs, _isRunning, isOrphan) = (isGivenUp ? _runs : due.Run, false, _orphaned is not null);
        _calls.TellRan(Over(due, failure) with { GivenUp = isGivenUp });
        if (isOrphan) End(LastOutcome(failure));
    }

    private EntryOutcome LastOutcome(Exception? failure)
    {
        if (failure is not null) return new EntryOutcome.Failed(FailureText.TypeOf(failure), FailureText.MessageOf(failure), _runs);
        var isDone = _runs >= (Options.Repetition is { } repetition ? repetition.MaxRuns ?? long.MaxValue : 1);
        return isDone ? new EntryOutcome.Ran(_runs) : new EntryOutcome.Dropped(_runs);
    }

    private Ran Over(Due due, Exception? failure) =>
        failure is null ? new(Id, due.Run) : new(Id, due.Run, FailureText.TypeOf(failure), FailureText.MessageOf(failure));
}
