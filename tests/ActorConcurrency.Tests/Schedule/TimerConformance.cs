namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IOneShotTimer"/> promises. Time moves only when a test passes it.</summary>
public abstract class TimerConformance
{
    protected static readonly TimeSpan Later = TimeSpan.FromMilliseconds(100);
    private int _runs;

    /// <summary>The clock of every timer of a test.</summary>
    protected FakeTimeProvider Time { get; } = new();

    /// <summary>Makes a timer on <see cref="Time"/>.</summary>
    protected abstract IOneShotTimer Create(TimeSpan delay, Func<CancellationToken, ValueTask> action);

    /// <summary>Done when everything that the timer was told before is done.</summary>
    protected abstract Task SettleAsync(IOneShotTimer timer);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_runs_once_when_it_is_due_and_not_before()
    {
        await using var timer = Create(Later, Count);
        await SettleAsync(timer);

        Time.Advance(Later - TimeSpan.FromMilliseconds(1));
        await Never.Completes(timer.Completion, after: SettleAsync(timer));
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(new EntryOutcome.Ran(1), await timer.Completion);
        Time.Advance(10 * Later);
        await SettleAsync(timer);
        Assert.Equal(1, _runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_says_whether_it_was_pending_and_then_it_does_not_run()
    {
        await using var timer = Create(Later, Count);

        Assert.True(await timer.CancelAsync());
        Assert.False(await timer.CancelAsync());
        Time.Advance(10 * Later);
        await SettleAsync(timer);

        Assert.Equal(new EntryOutcome.Cancelled(0), await timer.Completion);
        Assert.Equal(0, _runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Armed_anew_while_it_is_pending_it_is_due_at_the_other_moment()
    {
        await using var timer = Create(Later, Count);
        var completion = timer.Completion;

        Assert.True(await timer.ChangeAsync(3 * Later));
        Time.Advance(2 * Later);
        await Never.Completes(completion, after: SettleAsync(timer));
        Time.Advance(Later);

        Assert.Equal(new EntryOutcome.Ran(1), await completion);
        Assert.Equal(1, _runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_can_be_armed_again_when_it_has_run_and_when_it_was_cancelled()
    {
        await using var timer = Create(TimeSpan.Zero, Count);
        await timer.Completion;

        Assert.False(await timer.ChangeAsync(Later));
        Assert.False(timer.Completion.IsCompleted);
        Assert.True(await timer.CancelAsync());
        Assert.False(await timer.ChangeAsync(Later));
        Time.Advance(Later);

        Assert.Equal(new EntryOutcome.Ran(1), await timer.Completion);
        Assert.Equal(2, _runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_may_arm_its_own_timer_and_does_not_overlap_itself()
    {
        IOneShotTimer? timer = null;
        var (made, ends) = (new TaskCompletionSource(), new TaskCompletionSource());
        var inside = 0;
        timer = Create(TimeSpan.Zero, async token =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await made.Task;
            if (Interlocked.Increment(ref _runs) < 3) Assert.False(await timer!.ChangeAsync(TimeSpan.Zero, token));
            else ends.SetResult();
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        });
        await using var disposal = timer;
        made.SetResult();

        await ends.Task;
        Assert.Equal(new EntryOutcome.Ran(1), await timer.Completion);
        Assert.Equal(3, _runs);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_cancels_its_own_timer_comes_too_late()
    {
        IOneShotTimer? timer = null;
        var (made, answer) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        timer = Create(TimeSpan.Zero, async token =>
        {
            await made.Task;
            answer.SetResult(await timer!.CancelAsync(token));
        });
        await using var disposal = timer;
        made.SetResult();

        Assert.False(await answer.Task);
        Assert.Equal(new EntryOutcome.Ran(1), await timer.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_may_dispose_its_own_timer()
    {
        IOneShotTimer? timer = null;
        var (made, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        timer = Create(TimeSpan.Zero, async _ =>
        {
            await made.Task;
            await timer!.DisposeAsync();
            done.SetResult();
        });
        made.SetResult();

        await done.Task;
        await Assert.ThrowsAsync<StoppedException>(async () => await timer.ChangeAsync(Later));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_is_an_outcome_and_the_timer_can_be_armed_again()
    {
        await using var timer = Create(TimeSpan.Zero, _ => throw new InvalidDataException("no"));

        Assert.Equal(new EntryOutcome.Failed("System.IO.InvalidDataException", "no", 1), await timer.Completion);
        Assert.False(await timer.ChangeAsync(Later));
        Assert.False(timer.Completion.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_that_cannot_say_what_it_is_is_an_outcome_too()
    {
        await using var timer = Create(TimeSpan.Zero, _ => throw new UnreadableException());

        Assert.Equal(typeof(UnreadableException).FullName, Assert.IsType<EntryOutcome.Failed>(await timer.Completion).ErrorType);
        Assert.False(await timer.CancelAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposed_it_does_not_run_any_more()
    {
        var timer = Create(Later, Count);
        var completion = timer.Completion;

        await timer.DisposeAsync();
        await timer.DisposeAsync();
        Time.Advance(Later);

        Assert.NotEqual(new EntryOutcome.Ran(1), await completion);
        Assert.Equal(0, _runs);
        await Assert.ThrowsAsync<StoppedException>(async () => await timer.ChangeAsync(Later));
        await Assert.ThrowsAsync<StoppedException>(async () => await timer.CancelAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Arguments_out_of_range_are_rejected_and_change_nothing()
    {
        await using var timer = Create(Later, Count);

        foreach (var delay in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await timer.ChangeAsync(delay));
            Assert.Throws<ArgumentOutOfRangeException>(() => Create(delay, Count));
        }

        Assert.Throws<ArgumentNullException>(() => Create(Later, null!));
        Assert.True(await timer.CancelAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_a_token_that_is_cancelled_already_nothing_is_done()
    {
        await using var timer = Create(Later, Count);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await timer.ChangeAsync(3 * Later, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await timer.CancelAsync(cancelled));
        await SettleAsync(timer);
        Time.Advance(Later);

        Assert.Equal(new EntryOutcome.Ran(1), await timer.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_that_crosses_its_moment_has_either_come_in_time_or_not()
    {
        for (var round = 1; round <= 50; round++)
        {
            _runs = 0;
            await using var timer = Create(Later, Count);
            await SettleAsync(timer);

            var cancel = Task.Run(async () => await timer.CancelAsync());
            Time.Advance(Later);
            var wasPending = await cancel;

            EntryOutcome expected = wasPending ? new EntryOutcome.Cancelled(0) : new EntryOutcome.Ran(1);
            Assert.Equal(expected, await timer.Completion);
            Assert.Equal(wasPending ? 0 : 1, _runs);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_cancels_the_token_of_its_action_and_waits_for_nothing()
    {
        using var gate = new ManualResetEventSlim();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        var timer = Create(TimeSpan.Zero, async token =>
        {
            token.UnsafeRegister(_ => throw new InvalidDataException("no"), null);
            token.UnsafeRegister(_ => gate.Wait(), null);
            begun.SetResult();
            await end.Task;
            Assert.True(token.IsCancellationRequested);
        });
        var completion = timer.Completion;
        await begun.Task;

        await timer.DisposeAsync();
        gate.Set();
        end.SetResult(true);

        Assert.Equal(new EntryOutcome.Ran(1), await completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task No_change_that_crosses_its_disposal_arms_it()
    {
        for (var round = 0; round < 200; round++)
        {
            _runs = 0;
            var timer = Create(Later, Count);
            var changing = Task.Run(async () => await timer.ChangeAsync(2 * Later));

            await timer.DisposeAsync();
            await ((Task)changing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            Time.Advance(2 * Later);

            Assert.NotEqual(new EntryOutcome.Ran(1), await timer.Completion);
            Assert.Equal(0, _runs);
        }
    }

    private ValueTask Count(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return default;
    }
}
