using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ISubprocess"/> promises: how it ends, and how that is waited for.</summary>
public abstract partial class SubprocessConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);
    /// <summary>So that no machine is too busy for a child to end by itself.</summary>
    private protected static readonly SubprocessSupervision Patient = new() { Grace = Limit.Hang };
    private static readonly SubprocessSupervision Quick = Patient with { Restart = new() { FirstDelay = TimeSpan.FromMilliseconds(10), Jitter = 0, GoodRun = Limit.Hang } };

    /// <summary>Starts a program.</summary>
    protected abstract ISubprocess Start(SubprocessStart start, SubprocessSupervision? supervision = null);

    /// <summary>Runs a program to its end.</summary>
    protected abstract Task<RunResult> RunAsync(
        SubprocessStart start, RunLimits? limits = null, TimeProvider? time = null, CancellationToken cancellationToken = default);

    [ShellTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(47)]
    [InlineData(255)]
    public async Task A_child_ends_with_its_exit_code(int code)
    {
        await using var child = Start(Script($"exit {code}"));

        var outcome = await child.Completion;

        Assert.Equal(new SubprocessOutcome.Exited(new ChildExit(code), Runs: 1), outcome);
        Assert.Equal((code == 0, (int?)null, code), (outcome.Exit!.IsSuccess, outcome.Exit.Signal, outcome.Exit.ReturnCode));
    }

    [ShellTheory]
    [InlineData(9, "signal 9 (SIGKILL)")]
    [InlineData(15, "signal 15 (SIGTERM)")]
    [InlineData(6, "signal 6 (SIGABRT)")]
    public async Task An_end_by_a_signal_names_the_signal(int signal, string words)
    {
        await using var child = Start(Script($"kill -{signal} $$"));

        var exit = (await child.Completion).Exit!;

        Assert.Equal((signal, -signal, false, words), (exit.Signal, exit.ReturnCode, exit.IsSuccess, $"{exit}"));
    }

    [ShellFact]
    public async Task A_poll_tells_nothing_before_the_end_and_the_end_ever_after()
    {
        await using var child = Start(Script("read line; exit 3"));
        await child.Started;
        Assert.Null(await child.TryWaitAsync(TimeSpan.Zero));

        await child.WriteLineAsync("go on");
        var outcome = await child.Completion;

        Assert.Equal(outcome, await child.TryWaitAsync(TimeSpan.Zero));
        Assert.Equal(outcome, await child.TryWaitAsync(TimeSpan.Zero));
        Assert.Equal(3, outcome.Exit!.Code);
    }

    [ShellFact]
    public async Task A_wait_that_expired_may_be_repeated()
    {
        await using var child = Start(Script("read line"));
        Assert.Null(await child.TryWaitAsync(TimeSpan.FromMilliseconds(20)));

        await child.CompleteInputAsync();

        Assert.IsType<SubprocessOutcome.Exited>(await child.TryWaitAsync(Limit.Hang));
    }

    [ShellFact]
    public async Task A_timeout_that_is_none_is_rejected_at_the_call()
    {
        await using var child = Start(Script("exit 0"));

        var negative = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await child.TryWaitAsync(TimeSpan.FromMilliseconds(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await child.TryWaitAsync(TimeSpan.MaxValue));
        var grace = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await child.TerminateAsync(TimeSpan.FromMilliseconds(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await child.SignalAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await child.SignalAsync(65));
        Assert.Contains("await Completion", negative.Message, StringComparison.Ordinal);
        Assert.Equal("grace", grace.ParamName);
    }

    [ShellFact]
    public async Task A_cancelled_wait_ends_the_wait_and_not_the_child()
    {
        await using var child = Start(Script("read line; exit 5"));
        using var cancellation = new CancellationTokenSource();
        var wait = child.TryWaitAsync(Limit.Hang, cancellation.Token).AsTask();
        await child.Started;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await child.CompleteInputAsync();
        Assert.Equal(5, (await child.Completion).Exit!.Code);
    }

    [ShellFact]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var child = Start(Script("read line; echo \"$line\""));
        await child.Started;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.TerminateAsync(grace: null, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.KillAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.SignalAsync(9, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.WriteLineAsync("not this", Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.CompleteInputAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.ReadLineAsync(null, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.SnapshotAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await child.TryWaitAsync(TimeSpan.Zero, Cancelled));

        await child.WriteLineAsync("this");
        Assert.Equal("this", (await child.ReadLineAsync())!.Text);
    }

    [ShellFact]
    public async Task The_snapshot_tells_what_runs_and_who_waits()
    {
        await using var child = Start(Script("read line; exit 2"));
        var id = await child.Started;
        var reading = child.ReadLineAsync().AsTask();
        var running = await child.SnapshotAsync();
        await child.CompleteInputAsync();
        await child.Completion;
        var over = await child.SnapshotAsync();

        Assert.Equal((SubprocessPhase.Running, id, 1, null), (running.Phase, running.ProcessId, running.Runs, running.LastExit));
        Assert.Single(running.Readers);
        Assert.Equal((SubprocessPhase.Over, null, 1, new ChildExit(2)), (over.Phase, over.ProcessId, over.Runs, over.LastExit));
        Assert.Null(await reading);
    }

    [ShellFact]
    public async Task No_zombie_stays()
    {
        await using var child = Start(Script("exit 0"));
        var id = await child.Started;

        await child.Completion;

        Assert.False(Directory.Exists($"/proc/{id}"));
    }
}
