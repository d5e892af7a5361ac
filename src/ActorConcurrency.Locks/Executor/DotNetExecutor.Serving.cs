namespace ActorConcurrency.Locks;

/// <content>The workers, and how it ends.</content>
public sealed partial class DotNetExecutor
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _shutDown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _workerCount;
    private readonly Task<Task> _end;
    private long _completed;
    private long _failed;
    private long _cancelled;
    private int _endedWorkers;
    private volatile string? _lastFailure;
    private bool _disposing;

    // A thread of its own: it waits for the next work, and for work that awaits, where it is.
    private void Serve(int worker, Action<int>? initializer)
    {
        if (TryInitialize(worker, initializer))
            while (Uninterrupted(_queue.Reader.WaitToReadAsync().AsTask()))
                while (Uninterrupted(TryRunAsync(worker)))
                {
                }

        Interlocked.Increment(ref _endedWorkers);
    }

    private async Task ServeAsync(int worker, Action<int>? initializer)
    {
        if (TryInitialize(worker, initializer))
            while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
                while (await TryRunAsync(worker).ConfigureAwait(false))
                {
                }

        Interlocked.Increment(ref _endedWorkers);
    }

    // Work may interrupt its thread. That is over with the work: it must neither end the worker nor wake the next work.
    private static bool Uninterrupted(Task<bool> task)
    {
        while (true)
            try
            {
                Thread.CurrentThread.Join(0);
                return task.GetAwaiter().GetResult();
            }
            catch (ThreadInterruptedException) when (!task.IsFaulted)
            {
                // It goes on.
            }
    }

    // A method of its own: while a worker waits for more, nothing of it keeps what it has run.
    private async Task<bool> TryRunAsync(int worker)
    {
        if (!_queue.Reader.TryRead(out var job)) return false;
        await RunAsync(worker, job).ConfigureAwait(false);
        return true;
    }

    private bool TryInitialize(int worker, Action<int>? initializer)
    {
        try
        {
            initializer?.Invoke(worker);
            return true;
        }
        catch (Exception failure)
        {
            _broken ??= BrokenExecutorException.For(failure);
            _queue.Writer.TryComplete();
            DropQueued(_broken);
            _ = _ending.CancelAsync();
            return false;
        }
    }

    private async Task RunAsync(int worker, DotNetJob job)
    {
        var execution = job.Execution;
        job.Begin(worker, Now);
        if (!execution.TryBegin()) return;
        var end = await execution.RunAsync().ConfigureAwait(false);
        Forget(execution, end);
        execution.Settle();
    }

    // It has ended, or does not begin: there is room. Only by whoever has moved its word, and so once.
    private void Forget(Execution execution, ExecutionEnd end)
    {
        if (!_jobs.TryRemove(execution, out _)) return;
        if (end.Kind == ExecutionEnd.End.Done) Interlocked.Increment(ref _completed);
        else if (end.Kind == ExecutionEnd.End.Cancelled) Interlocked.Increment(ref _cancelled);
        else
        {
            _lastFailure = end.Failure;
            Interlocked.Increment(ref _failed);
        }

        _room?.Release();
    }

    private async Task EndAsync(ShutdownMode mode)
    {
        _isShutDown = true;
        _queue.Writer.TryComplete();
        if (mode != ShutdownMode.RunQueued) DropQueued(reason: null);
        if (mode == ShutdownMode.CancelAll)
            foreach (var (execution, _) in _jobs)
                execution.AskToStop();
        await _ending.CancelAsync().ConfigureAwait(false);
        _shutDown.TrySetResult();
    }

    // All that is there now: what takes the room that this makes is not among it.
    private int DropQueued(BrokenExecutorException? reason)
    {
        var end = reason is null ? new(ExecutionEnd.End.Cancelled) : ExecutionEnd.Failed(reason);
        return _jobs.Keys.Count(execution => execution.Drop(reason, first: () => Forget(execution, end)));
    }

    private async Task<bool> JoinAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Refusal.For<bool>(_isDisposed, Service, cancellationToken) is { } refusal) return await refusal.ConfigureAwait(false);
        try
        {
            var first = await _end.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
            return first != _disposed.Task ? true : throw Refusal.Stopped(Service);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task EndOfAllAsync()
    {
        await _shutDown.Task.ConfigureAwait(false);
        await _workers.ConfigureAwait(false);
    }

    private ExecutorSnapshot Describe()
    {
        var now = Now;
        var jobs = _jobs.Values.OrderBy(static job => job.Number).ToLookup(static job => job.Worker > 0);
        var (running, queued) = (
            Wording.Capped(jobs[true].OrderBy(static job => job.Worker).Select(job => job.DescribeRunning(now))),
            Wording.Capped(jobs[false].Select(job => job.DescribeQueued(now))));
        return new(
            _workerCount - Volatile.Read(ref _endedWorkers), running, queued,
            Interlocked.Read(ref _completed), Interlocked.Read(ref _failed), Interlocked.Read(ref _cancelled))
        {
            IsShutDown = _isShutDown,
            Broken = _broken?.InnerException is { } cause ? FailureText.Of(cause) : null,
            WaitingForRoom = Volatile.Read(ref _waitingForRoom),
            MoreRunning = jobs[true].Count() - running.Length,
            MoreQueued = jobs[false].Count() - queued.Length,
            LastFailure = _lastFailure,
        };
    }
}
