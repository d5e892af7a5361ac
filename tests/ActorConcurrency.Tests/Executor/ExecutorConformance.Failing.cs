using System.Runtime.CompilerServices;

namespace ActorConcurrency.Tests;

/// <content>Work that fails, is cancelled or takes too long; initialisers.</content>
public abstract partial class ExecutorConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_faults_its_own_task_and_the_worker_goes_on(bool threads)
    {
        await using var executor = Create(threads: threads);
        var failure = new InvalidDataException("no");

        var failing = await executor.SubmitAsync(_ => Throw(failure));
        var other = await executor.SubmitAsync(_ => 1);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidDataException>(() => failing.Task));
        Assert.Equal((TaskStatus.Faulted, ExecutionState.Finished), (failing.Task.Status, failing.State));
        Assert.Equal(1, await other.Task);
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((1, 1L, 1L, "System.IO.InvalidDataException: no"), (snapshot.Workers, snapshot.Completed, snapshot.Failed, snapshot.LastFailure));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_exception_keeps_its_type_and_its_stack()
    {
        await using var executor = Create();

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => executor.RunAsync(_ => ThrowHere()));

        Assert.Contains(nameof(ThrowHere), failure.StackTrace);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_failures_of_a_task_are_kept_and_an_aggregate_that_was_thrown_stays_one()
    {
        await using var executor = Create();
        var (one, two) = (new InvalidDataException("one"), new InvalidDataException("two"));

        var several = await executor.SubmitAsync(_ => Task.WhenAll(Task.FromException<int>(one), Task.FromException<int>(two)));
        var plain = await executor.SubmitAsync(_ => Task.WhenAll(Task.FromException(one), Task.FromException(two)));
        var aggregate = await executor.SubmitAsync(_ => Throw(new AggregateException(one, two)));
        await new IExecution[] { several, plain, aggregate }.WaitAsync();

        Assert.Equal([one, two], several.Task.Exception!.InnerExceptions);
        Assert.Equal([one, two], plain.Task.Exception!.InnerExceptions);
        Assert.Equal([one, two], Assert.IsType<AggregateException>(Assert.Single(aggregate.Task.Exception!.InnerExceptions)).InnerExceptions);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_cancelled_before_it_begins_never_begins()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var ran = false;
        var execution = await executor.SubmitAsync(_ => ran = true);

        Assert.True(execution.Cancel());

        Assert.Equal(ExecutionState.Cancelled, execution.State);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution.Task);
        Assert.Equal(TaskStatus.Canceled, execution.Task.Status);
        Assert.Empty((await executor.SnapshotAsync()).Queued);
        gate.Open();
        await executor.RunAsync(_ => 1);
        Assert.False(ran);
        Assert.Equal(1, (await executor.SnapshotAsync()).Cancelled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Cancelled_twice_it_was_cancelled_by_the_first()
    {
        await using var executor = Create();
        await OccupyAsync(executor);
        var execution = await executor.SubmitAsync(_ => 1);

        Assert.True(execution.Cancel());
        Assert.False(execution.Cancel());

        Assert.Equal(1, (await executor.SnapshotAsync()).Cancelled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_cancelled_while_it_runs_has_its_token_cancelled_and_decides_itself()
    {
        await using var executor = Create(workers: 2);
        var (heeds, ignores) = (NewSignal(), NewSignal());
        var gate = NewGate();
        var first = await executor.SubmitAsync(token =>
        {
            heeds.SetResult();
            token.WaitHandle.WaitOne();
            token.ThrowIfCancellationRequested();
            return 1;
        });
        var second = await executor.SubmitAsync(token =>
        {
            ignores.SetResult();
            gate.Pass();
            return token.IsCancellationRequested ? 2 : 3;
        });
        await Task.WhenAll(heeds.Task, ignores.Task);

        Assert.False(first.Cancel());
        Assert.False(second.Cancel());
        Assert.All((await executor.SnapshotAsync()).Running, work => Assert.True(work.IsAskedToStop));
        gate.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Task);
        Assert.Equal((TaskStatus.Canceled, ExecutionState.Cancelled), (first.Task.Status, first.State));
        Assert.Equal(2, await second.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_after_the_end_changes_nothing()
    {
        await using var executor = Create();
        var token = default(CancellationToken);
        var execution = await executor.SubmitAsync(own =>
        {
            token = own;
            return 1;
        });
        await execution.Task;

        Assert.False(execution.Cancel());

        Assert.Equal((1, ExecutionState.Finished), (await execution.Task, execution.State));
        Assert.False(token.IsCancellationRequested);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_that_nobody_has_asked_for_is_a_failure(bool asynchronous)
    {
        await using var executor = Create();
        using var foreign = new CancellationTokenSource();
        await foreign.CancelAsync();

        var execution = asynchronous
            ? await executor.SubmitAsync(_ => Task.FromCanceled<int>(foreign.Token))
            : await executor.SubmitAsync(_ => Throw(new OperationCanceledException(foreign.Token)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution.Task);

        Assert.Equal((TaskStatus.Faulted, ExecutionState.Finished), (execution.Task.Status, execution.State));
        Assert.Equal(1, (await executor.SnapshotAsync()).Failed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_callback_of_the_token_that_blocks_holds_nobody_up()
    {
        await using var executor = Create(workers: 2);
        var (begun, gate) = (NewSignal(), NewGate());
        var execution = await executor.SubmitAsync(async token =>
        {
            token.Register(gate.Pass);
            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(token);
        });
        await begun.Task;

        execution.Cancel();
        await gate.Arrived;

        Assert.Equal(1, await executor.RunAsync(_ => 1));
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task At_its_time_limit_work_fails_at_once_and_its_worker_is_free_when_it_has_really_ended()
    {
        await using var executor = Create();
        var (begun, gate) = (NewSignal(), NewGate());
        var token = default(CancellationToken);
        var slow = await executor.SubmitAsync(
            own =>
            {
                token = own;
                begun.SetResult();
                gate.Pass();
                return 1;
            },
            new("slow", Later));
        var next = await executor.SubmitAsync(_ => 2);
        await begun.Task;

        Time.Advance(Later - TimeSpan.FromMilliseconds(1));
        await Never.Completes(slow.Task, after: executor.SnapshotAsync());
        Time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => slow.Task);
        Assert.True(token.IsCancellationRequested);
        Assert.True(Assert.Single((await executor.SnapshotAsync()).Running).IsAskedToStop);
        await Never.Completes(next.Task, after: executor.SnapshotAsync());
        gate.Open();
        Assert.Equal(2, await next.Task);
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((1L, 1L), (snapshot.Completed, snapshot.Failed));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Time_in_the_queue_does_not_count_towards_the_limit()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var execution = await executor.SubmitAsync(_ => 1, new(TimeLimit: Later));

        Time.Advance(10 * Later);
        gate.Open();

        Assert.Equal(1, await execution.Task);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_worker_initialises_itself_before_its_first_work(bool threads)
    {
        var initialised = new List<int>();
        await using var executor = Create(workers: 3, threads: threads, initializer: worker =>
        {
            lock (initialised) initialised.Add(worker);
        });
        var gate = await OccupyAsync(executor, workers: 3);

        lock (initialised) Assert.Equal([1, 2, 3], initialised.Order());
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_an_initialiser_leaves_on_its_thread_is_there_for_the_work()
    {
        using var mine = new ThreadLocal<string>();
        await using var executor = Create(initializer: worker => mine.Value = $"of worker {worker}");

        Assert.Equal("of worker 1", await executor.RunAsync(_ => mine.Value));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_initialiser_that_fails_breaks_the_executor(bool threads)
    {
        var gate = NewGate();
        await using var executor = Create(threads: threads, initializer: _ =>
        {
            gate.Pass();
            throw new InvalidDataException("no driver");
        });
        var queued = await executor.SubmitAsync(_ => 1);
        await gate.Arrived;
        gate.Open();

        var broken = await Assert.ThrowsAsync<BrokenExecutorException>(() => queued.Task);
        Assert.Equal("no driver", Assert.IsType<InvalidDataException>(broken.InnerException).Message);
        var later = await Assert.ThrowsAsync<BrokenExecutorException>(async () => await executor.SubmitAsync(_ => 2));
        Assert.Contains("InvalidDataException: no driver", later.Message);
        await HoldsAsync(executor, snapshot => snapshot.Workers == 0);
        Assert.Equal("System.IO.InvalidDataException: no driver", (await executor.SnapshotAsync()).Broken);
    }

    private static int Throw(Exception failure) => throw failure;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ThrowHere() => throw new InvalidDataException("no");
}
