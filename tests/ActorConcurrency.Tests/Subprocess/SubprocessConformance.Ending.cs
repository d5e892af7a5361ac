using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>How a child is ended.</summary>
public abstract partial class SubprocessConformance
{
    [ShellFact]
    public async Task A_child_that_is_asked_to_end_may_tidy_up()
    {
        await using var child = Start(Script("trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.01; done"));
        await child.ReadLineAsync();

        var outcome = await child.TerminateAsync();

        Assert.Equal(new SubprocessOutcome.Stopped(new ChildExit(3), 1), outcome);
        Assert.Equal("bye", (await child.ReadLineAsync())!.Text);
        Assert.Equal(outcome, await child.Completion);
    }

    [ShellFact]
    public async Task A_child_that_does_not_heed_it_is_killed_after_the_grace()
    {
        await using var child = Start(Script("trap '' TERM; echo ready; while :; do sleep 0.01; done"));
        await child.ReadLineAsync();

        var outcome = await child.TerminateAsync(TimeSpan.FromMilliseconds(50));

        Assert.Equal(9, outcome.Exit!.Signal);
    }

    [ShellFact]
    public async Task A_kill_takes_the_children_of_the_child_too()
    {
        await using var child = Start(Script("sh -c 'echo $$; sleep 1000 & echo $!; wait' & wait"));
        int[] grandchildren = [.. await child.LinesAsync().Take(2).Select(line => int.Parse(line.Text)).ToListAsync()];

        var outcome = await child.KillAsync();

        Assert.Equal(9, outcome.Exit!.Signal);
        foreach (var grandchild in grandchildren) await Ends(grandchild);
        Assert.Null(await child.ReadLineAsync());
    }

    [ShellFact]
    public async Task What_a_terminated_child_leaves_behind_is_killed()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var child = Start(Script("sleep 1000 & echo $!; wait"));
        var grandchild = int.Parse((await child.ReadLineAsync())!.Text);

        await child.TerminateAsync();

        await Ends(grandchild);
    }

    [ShellFact]
    public async Task Ending_what_is_over_does_nothing_and_tells_how_it_ended()
    {
        await using var child = Start(Script("exit 6"));
        var outcome = await child.Completion;

        Assert.Equal(outcome, await child.TerminateAsync());
        Assert.Equal(outcome, await child.KillAsync());
        Assert.Equal(outcome, await child.KillAsync());
        Assert.False(await child.SignalAsync(9));
        Assert.IsType<SubprocessOutcome.Exited>(outcome);
    }

    [ShellFact]
    public async Task Killing_twice_at_once_kills_once()
    {
        await using var child = Start(Script("exec sleep 1000"));
        await child.Started;

        var outcomes = await Task.WhenAll(child.KillAsync().AsTask(), child.KillAsync().AsTask(), child.TerminateAsync().AsTask());

        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0], outcome));
        Assert.IsType<SubprocessOutcome.Stopped>(outcomes[0]);
    }

    [ShellFact]
    public async Task Ending_at_once_after_the_start_ends_it()
    {
        await using var child = Start(Script("exec sleep 1000"));

        var outcome = Assert.IsType<SubprocessOutcome.Stopped>(await child.KillAsync());

        Assert.Equal(outcome.Runs == 0, outcome.Exit is null);
    }

    [ShellFact]
    public async Task A_signal_reaches_the_child_and_what_follows_is_its_matter()
    {
        // Not one that a script's background, or nohup, has its children ignore: a shell cannot catch what was ignored when it began.
        await using var child = Start(Script("trap 'echo term' TERM; echo ready; while :; do sleep 0.01; done"));
        await child.ReadLineAsync();

        Assert.True(await child.SignalAsync(15));
        Assert.Equal("term", (await child.ReadLineAsync())!.Text);
        Assert.True(await child.SignalAsync(9));

        Assert.Equal(new SubprocessOutcome.Exited(new ChildExit(137), 1), await child.Completion);
    }

    [ShellFact]
    public async Task A_stopped_child_can_be_killed()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var child = Start(Script("kill -STOP $$"));
        var id = await child.Started;
        await Eventually.Holds(() => File.ReadAllText($"/proc/{id}/stat").Contains(") T ", StringComparison.Ordinal), "it is stopped");

        Assert.Equal(9, (await child.TerminateAsync(TimeSpan.FromMilliseconds(20))).Exit!.Signal);
    }

    [ShellFact]
    public async Task A_run_that_takes_too_long_is_ended_and_says_so()
    {
        await using var child = Start(Script("exec sleep 1000") with { Timeout = TimeSpan.FromMilliseconds(50) });

        var outcome = Assert.IsType<SubprocessOutcome.Exited>(await child.Completion);

        Assert.Equal(new ChildExit(143, TimedOut: true), outcome.Exit);
        Assert.Equal("signal 15 (SIGTERM), after its timeout", $"{outcome.Exit}");
    }

    [ShellFact]
    public async Task Disposal_ends_the_child_and_still_tells_how()
    {
        var child = Start(Script("exec sleep 1000"));
        var id = await child.Started;
        var read = child.ReadLineAsync().AsTask();
        await child.SnapshotAsync();

        await child.DisposeAsync();
        await child.DisposeAsync();

        Assert.False(IsThere(id));
        Assert.Equal(new SubprocessOutcome.Stopped(new ChildExit(143), 1), await child.Completion);
        Assert.Equal(await child.Completion, await child.TryWaitAsync(TimeSpan.Zero));
        Assert.Equal(await child.Completion, await child.KillAsync());
        await Assert.ThrowsAsync<StoppedException>(() => read);
        await Assert.ThrowsAsync<StoppedException>(async () => await child.ReadLineAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await child.WriteLineAsync("x"));
        await Assert.ThrowsAsync<StoppedException>(async () => await child.CompleteInputAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await child.SignalAsync(9));
        await Assert.ThrowsAsync<StoppedException>(async () => await child.SnapshotAsync());
    }

    [ShellFact]
    public async Task Disposal_with_unread_output_does_not_wait_for_a_reader()
    {
        var child = Start(Script("while :; do echo noise; done"), new() { BufferLines = 2 });
        await child.Started;

        await child.DisposeAsync();

        Assert.IsType<SubprocessOutcome.Stopped>(await child.Completion);
    }

    [ShellFact]
    public async Task Disposal_at_once_after_the_start_leaves_nothing_running()
    {
        var child = Start(Script("exec sleep 1000"), new() { Grace = TimeSpan.Zero });

        await child.DisposeAsync();

        Assert.IsType<SubprocessOutcome.Stopped>(await child.Completion);
        if (child.Started.IsCompletedSuccessfully) Assert.False(IsThere(await child.Started));
    }

    [ShellFact]
    public async Task Many_children_leave_no_handle_open()
    {
        if (!OperatingSystem.IsLinux()) return;
        await RunAsync(Script("exit 0"));
        var pipes = Pipes();

        for (var round = 0; round < 10; round++)
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(Script("echo $$; exit 1"))));

        await Eventually.Holds(() => Pipes() <= pipes + 8, $"there are no more pipes than the {pipes} before");
    }

    private static int Pipes() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(handle => new FileInfo(handle).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) ?? false);
}
