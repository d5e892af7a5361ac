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

    public ActorScheduledEntry(ScheduleCalls calls, Func<CancellationToken, ValueTask> action, TimeSpan delay, DateTimeOffset? at, EntryOptions options) =>
        (_calls, _action, _delay, _at, Options) = (calls, action, delay, at, options);

    public EntryOptions Options { get; }

    public Task<EntryOutcome> Completion => _completion.Task;

    /// <summary>Its name at the actor, once it was asked for.</summary>
    public RequestId Id { get; private set; }

    public ScheduleCalls Calls => _calls;

    public ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default) => _calls.Cancel(this, cancellationToken);

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
        var failure = await OwnAction.RunAsync(_calls.Actor, _action, _calls.Stopping).ConfigureAwait(false);
        bool isOrphan;
        lock (_lock) (_runs, _isRunning, isOrphan) = (due.Run, false, _orphaned is not null);
        _calls.TellRan(this, due, failure);
        if (isOrphan) End(LastOutcome(failure));
    }

    private EntryOutcome LastOutcome(Exception? failure)
    {
        if (failure is not null) return new EntryOutcome.Failed(NameOf(failure), failure.Message, _runs);
        var isDone = _runs >= (Options.Repetition is { } repetition ? repetition.MaxRuns ?? long.MaxValue : 1);
        return isDone ? new EntryOutcome.Ran(_runs) : new EntryOutcome.Dropped(_runs);
    }

    /// <summary>An exception's type, as an outcome has it.</summary>
    public static string NameOf(Exception failure) => failure.GetType().FullName ?? failure.GetType().Name;
}
