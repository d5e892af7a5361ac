using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET executor: a <see cref="Channel{T}"/> of work, as many readers as there are workers, and a semaphore for the room.</summary>
/// <remarks>
/// <para>Its readers are tasks, or threads of their own. A dictionary of what is in it serves the snapshot and the cancellation of all.</para>
/// <para>Differences from the actor: what it shares between submitters and workers is in four objects, whose moves it has to bring in an order itself; a worker
/// whose thread is interrupted is not replaced, but goes on. Thread-safe.</para>
/// </remarks>
public sealed partial class DotNetExecutor : IExecutor, IExecutionHost
{
    private const string Service = "executor";

    private readonly Channel<DotNetJob> _queue = Channel.CreateUnbounded<DotNetJob>();
    private readonly ConcurrentDictionary<Execution, DotNetJob> _jobs = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim? _room;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Task _workers;
    private long _number;
    private int _waitingForRoom;
    private volatile BrokenExecutorException? _broken;
    private volatile bool _isShutDown;
    private volatile bool _isDisposed;

    /// <summary>Creates an executor and starts its workers.</summary>
    /// <param name="workers">How many: at least 1; null: as many as there are processors.</param>
    /// <param name="queueCapacity">How much may be queued besides what the workers take: at least 0. No limit by default.</param>
    /// <param name="initializer">Runs once for each worker, before its first work; gets the worker's number. None by default.</param>
    /// <param name="threads">Whether each worker is a thread of its own; a task on the thread pool by default.</param>
    /// <param name="time">The clock of ages, time limits and timeouts. <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public DotNetExecutor(
        int? workers = null, int queueCapacity = int.MaxValue, Action<int>? initializer = null, bool threads = false, TimeProvider? time = null)
    {
        var count = workers ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(workers));
        ArgumentOutOfRangeException.ThrowIfNegative(queueCapacity);
        AsyncVoid.Refused(initializer, "Give code that returns when it is done.");
        _time = time ?? TimeProvider.System;
        _start = _time.GetTimestamp();
        var room = (long)count + queueCapacity;
        if (room <= int.MaxValue) _room = new((int)room);
        var kind = threads ? TaskCreationOptions.LongRunning : TaskCreationOptions.None;
        _workers = Unflowed.Make(() => Task.WhenAll(Enumerable.Range(1, count).Select(worker =>
            threads ? Task.Factory.StartNew(() => Serve(worker, initializer), CancellationToken.None, kind, TaskScheduler.Default)
                : Task.Run(() => ServeAsync(worker, initializer)))));
        _workerCount = count;
        _end = Unflowed.Make(() => Task.WhenAny(EndOfAllAsync(), _disposed.Task));
    }

    /// <inheritdoc/>
    object IExecutionHost.Executor => this;

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <inheritdoc/>
    public async ValueTask<IExecution<T>> SubmitAsync<T>(
        Func<CancellationToken, ValueTask<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = NewExecution(work, options);
        await EnterAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        Enqueue(execution);
        return execution;
    }

    /// <inheritdoc/>
    public async ValueTask<IExecution<T>?> TrySubmitAsync<T>(
        Func<CancellationToken, ValueTask<T>> work, TimeSpan timeout, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = NewExecution(work, options);
        if (!await EnterAsync(WaitLimit.Checked(timeout), cancellationToken).ConfigureAwait(false)) return null;
        Enqueue(execution);
        return execution;
    }

    /// <inheritdoc/>
    public ValueTask<int> CancelQueuedAsync(CancellationToken cancellationToken = default) =>
        Refusal.For<int>(_isDisposed, Service, cancellationToken) is { } refusal ? refusal : new(DropQueued(reason: null));

    /// <inheritdoc/>
    public async ValueTask ShutdownAsync(ShutdownMode mode = ShutdownMode.RunQueued, CancellationToken cancellationToken = default)
    {
        ExecutorRefusals.Checked(mode);
        if (Refusal.For<bool>(_isDisposed, Service, cancellationToken) is { } refusal)
        {
            await refusal.ConfigureAwait(false);
            return;
        }

        await EndAsync(mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask JoinAsync(CancellationToken cancellationToken = default)
    {
        ExecutorRefusals.RefuseOwnWork(this);
        return new(JoinAsync(Timeout.InfiniteTimeSpan, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ExecutorRefusals.RefuseOwnWork(this);
        return new(JoinAsync(WaitLimit.Checked(timeout), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ExecutorSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        Refusal.For<ExecutorSnapshot>(_isDisposed, Service, cancellationToken) is { } refusal ? refusal : new(Describe());

    /// <summary>
    /// Cancels what is queued, and the token of what runs, without waiting for it; ends pending waits with <see cref="StoppedException"/>. Ending it again
    /// does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposing, true)) return;
        _isDisposed = true;
        await EndAsync(ShutdownMode.CancelAll).ConfigureAwait(false);
        _disposed.TrySetResult();
    }

    void IExecutionHost.Withdraw(Execution execution) => Forget(execution, new(ExecutionEnd.End.Cancelled));

    private Execution<T> NewExecution<T>(Func<CancellationToken, ValueTask<T>> work, ExecutionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(work);
        LostTask.Refuse<T>(nameof(work));
        return new(this, work, (options ?? ExecutionOptions.None).Checked(), _time);
    }

    // Takes room for one, as long as it may take.
    private async ValueTask<bool> EnterAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfOver();
        if (_room is null || _room.Wait(TimeSpan.Zero, CancellationToken.None)) return true;
        if (timeout == TimeSpan.Zero) return false;
        using var limit = Unflowed.Make(() => new CancellationTokenSource(timeout, _time));
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token, limit.Token);
        Interlocked.Increment(ref _waitingForRoom);
        try
        {
            await _room.WaitAsync(any.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ThrowIfOver();
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waitingForRoom);
        }
    }

    private void Enqueue(Execution execution)
    {
        var job = new DotNetJob(execution, Interlocked.Increment(ref _number), Now);
        _jobs[execution] = job;
        if (_queue.Writer.TryWrite(job)) return;
        // It was shut down, or broken, since it was let in.
        if (!_jobs.TryRemove(execution, out _)) return;
        _room?.Release();
        ThrowIfOver();
    }

    private void ThrowIfOver()
    {
        if (_broken is { } broken) throw new BrokenExecutorException(broken.Message, broken.InnerException);
        if (_isDisposed) throw Refusal.Stopped(Service);
        if (_isShutDown) throw ExecutorRefusals.ShutDown();
    }
}
