namespace ActorConcurrency;

/// <summary>Hears that work was cancelled before it began. May be on any thread; must not block.</summary>
internal interface IExecutionHost
{
    /// <summary>Whose work it is; compared by <see cref="object.Equals(object)"/>.</summary>
    object Executor { get; }

    /// <summary>Work was cancelled before it began. Told before whoever waits for it is.</summary>
    void Withdraw(Execution execution);
}

/// <summary>How work ended, for whoever counts.</summary>
/// <param name="Kind">How.</param>
/// <param name="Failure">What it has thrown, as text, if it failed.</param>
internal readonly record struct ExecutionEnd(ExecutionEnd.End Kind, string? Failure = null)
{
    public enum End
    {
        Done,
        Failed,
        Cancelled,
    }

    public static ExecutionEnd Failed(Exception failure) => new(End.Failed, FailureText.Of(failure));
}

/// <summary>
/// Work and what has become of it. One word says how far it is, and every move is one exchange: so who begins it and who cancels it agree, whatever
/// the two ways they come on, and it ends once. Thread-safe.
/// </summary>
internal abstract class Execution(IExecutionHost host, ExecutionOptions options, TimeProvider time) : IExecution
{
    private static readonly AsyncLocal<Execution?> Running = new();

    private readonly CancellationTokenSource _stopping = new();
    private int _state = (int)ExecutionState.Pending;
    private ITimer? _limit;
    private volatile bool _hasBegun;
    private volatile bool _hasEnded;
    private ExecutionEnd _end;
    private bool _isInTime;

    /// <summary>The work in whose flow of control this is; null: none.</summary>
    public static Execution? Current => Running.Value;

    public ExecutionOptions Options => options;

    // By the task, so that who sees the end finds the task at its end.
    public ExecutionState State =>
        Task.IsCompleted ? Task.IsCanceled ? ExecutionState.Cancelled : ExecutionState.Finished
        : _hasBegun ? ExecutionState.Running : ExecutionState.Pending;

    public abstract Task Task { get; }

    public object Executor => host.Executor;

    public IExecutionHost Host => host;

    /// <summary>The name of the work that has submitted it; null: no work has.</summary>
    public string? SubmittedBy { get; } = Current is { } by && by.Executor.Equals(host.Executor) ? by.Options.Name : null;

    /// <summary>Where it stands in its executor's line. The executor's alone.</summary>
    public object? Place { get; set; }

    /// <summary>Whether a worker has begun it, be it that it has ended since.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Whether its code is over: later than its task, if its time limit has passed. What it has left behind may still be in its flow.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Whether its token is cancelled.</summary>
    public bool IsAskedToStop => _stopping.IsCancellationRequested;

    protected CancellationToken Stopping => _stopping.Token;

    public bool Cancel()
    {
        if (CancelPending()) return true;
        AskToStop();
        return false;
    }

    public bool CancelPending()
    {
        if (!TryGiveUp()) return false;
        CompleteCancelled();
        return true;
    }

    /// <summary>Cancels its token if it runs. The token's callbacks are the user's, and run on the pool.</summary>
    public void AskToStop()
    {
        if (Volatile.Read(ref _state) == (int)ExecutionState.Running) _ = _stopping.CancelAsync();
    }

    /// <summary>From its executor, which ends: it never begins, or, if it has begun, it is asked to stop.</summary>
    /// <param name="reason">Why it fails if it has not begun; null: it is cancelled.</param>
    public void End(Exception? reason)
    {
        Drop(reason);
        AskToStop();
    }

    /// <summary>Whoever was to submit it has given up: it never begins, and nobody has it. False: it has begun.</summary>
    public bool TryGiveUp()
    {
        if (!TryMove(ExecutionState.Pending, ExecutionState.Cancelled)) return false;
        ForgetWork();
        host.Withdraw(this);
        return true;
    }

    /// <summary>From its executor, which knows of it: it never begins. False: it has begun or was cancelled; nothing is done.</summary>
    /// <param name="reason">Why it fails; null: it is cancelled.</param>
    /// <param name="first">What to do before whoever waits for it learns of it, if it has not begun.</param>
    public bool Drop(Exception? reason, Action? first = null)
    {
        if (!TryMove(ExecutionState.Pending, reason is null ? ExecutionState.Cancelled : ExecutionState.Finished)) return false;
        ForgetWork();
        first?.Invoke();
        if (reason is null) CompleteCancelled();
        else CompleteFailed([reason]);
        return true;
    }

    /// <summary>It begins; false: it was cancelled.</summary>
    public bool TryBegin() => _hasBegun = TryMove(ExecutionState.Pending, ExecutionState.Running);

    /// <summary>Runs it, once, and gives how it ended. Never throws. Whoever waits for it learns of it by <see cref="Settle"/>.</summary>
    public async Task<ExecutionEnd> RunAsync()
    {
        Running.Value = this;
        try
        {
            if (options.TimeLimit is { } limit)
                _limit = Unflowed.Make(() => time.CreateTimer(static self => ((Execution)self!).OnLimit(), this, limit, Timeout.InfiniteTimeSpan));
            await WorkAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }

        EndLimit();
        _hasEnded = true;
        // Decided here, once: a cancel and a time limit that come later than this are too late.
        _end = EndOfWork();
        _isInTime = TryMove(ExecutionState.Running, _end.Kind == ExecutionEnd.End.Cancelled ? ExecutionState.Cancelled : ExecutionState.Finished);
        return _isInTime ? _end : ExecutionEnd.Failed(Late());
    }

    /// <summary>Tells whoever waits for it, unless that was done at its time limit.</summary>
    public void Settle()
    {
        if (!_isInTime) return;
        if (_end.Kind == ExecutionEnd.End.Cancelled) CompleteCancelled();
        else Complete();
    }

    /// <summary>How the work has ended, by what was kept of it.</summary>
    protected abstract ExecutionEnd EndOfWork();

    /// <summary>Runs the work and keeps what has come of it.</summary>
    protected abstract Task WorkAsync();

    /// <summary>It never begins: whatever the work holds on to is let go.</summary>
    protected abstract void ForgetWork();

    /// <summary>Keeps a failure of what is around the work.</summary>
    protected abstract void Fail(Exception failure);

    /// <summary>Completes the task with what was kept.</summary>
    protected abstract void Complete();

    protected abstract void CompleteCancelled();

    protected abstract void CompleteFailed(IEnumerable<Exception> failures);

    // The timer may be a user's: what it throws is a failure, and costs no worker.
    private void EndLimit()
    {
        try
        {
            _limit?.Dispose();
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private void OnLimit()
    {
        if (!TryMove(ExecutionState.Running, ExecutionState.Finished)) return;
        _ = _stopping.CancelAsync();
        CompleteFailed([Late()]);
    }

    private TimeoutException Late() => new($"The work has not ended within its time limit of {options.TimeLimit}. It was asked to stop.");

    private bool TryMove(ExecutionState from, ExecutionState to) => Interlocked.CompareExchange(ref _state, (int)to, (int)from) == (int)from;
}

/// <inheritdoc/>
internal sealed class Execution<T>(IExecutionHost host, Func<CancellationToken, ValueTask<T>> work, ExecutionOptions options, TimeProvider time)
    : Execution(host, options, time), IExecution<T>
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<CancellationToken, ValueTask<T>>? _work = work;
    private IReadOnlyCollection<Exception>? _failures;
    private T _result = default!;

    public override Task<T> Task => _completion.Task;

    // Its own token must be cancelled: else nobody has cancelled it, and it has failed.
    protected override ExecutionEnd EndOfWork() =>
        _failures is null ? new(ExecutionEnd.End.Done)
        : IsAskedToStop && _failures.First() is OperationCanceledException ? new(ExecutionEnd.End.Cancelled)
        : ExecutionEnd.Failed(_failures.First());

    protected override async Task WorkAsync()
    {
        // Let go as it begins: who keeps the execution for its result does not keep what the work has needed.
        var work = _work!;
        _work = null;
        var call = work(Stopping);
        if (call.IsCompletedSuccessfully)
        {
            _result = call.Result;
            return;
        }

        var task = call.AsTask();
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A task may have failed in several ways, as that of Task.WhenAll does: all of them are kept.
        if (task.IsFaulted) _failures = task.Exception.InnerExceptions;
        else _result = await task.ConfigureAwait(false);
    }

    protected override void ForgetWork() => _work = null;

    protected override void Fail(Exception failure) => _failures = [failure];

    protected override void Complete()
    {
        if (_failures is null) _completion.TrySetResult(_result);
        else CompleteFailed(_failures);
    }

    protected override void CompleteCancelled() => _completion.TrySetCanceled(Stopping);

    protected override void CompleteFailed(IEnumerable<Exception> failures) => _completion.TrySetException(failures);
}
