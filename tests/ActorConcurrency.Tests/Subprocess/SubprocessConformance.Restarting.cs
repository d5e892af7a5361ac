using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>What follows the end of a run.</summary>
public abstract partial class SubprocessConformance
{
    private static SubprocessSupervision Restarting(RestartWhen when, int most = 5) => Quick with { Restart = Quick.Restart with { When = when, MaxRestarts = most } };

    [ShellFact]
    public async Task By_default_nothing_is_started_anew()
    {
        await using var child = Start(Script("exit 1"));

        Assert.Equal(new SubprocessOutcome.Exited(new ChildExit(1), 1), await child.Completion);
    }

    [ShellFact]
    public async Task A_child_that_keeps_failing_is_given_up_in_the_end()
    {
        await using var child = Start(Script("echo run; exit 1"), Restarting(RestartWhen.OnFailure, most: 2));

        Assert.Equal(new SubprocessOutcome.GaveUp(new ChildExit(1), Runs: 3), await child.Completion);
        Assert.Equal([1, 2, 3], await child.LinesAsync().Select(line => line.Run).ToListAsync());
    }

    [ShellFact]
    public async Task On_failure_a_success_is_the_end()
    {
        var folder = Directory.CreateTempSubdirectory("subprocess");
        try
        {
            await using var child = Start(Script("[ -e flag ] && exit 0; : > flag; kill -9 $$") with { Folder = folder.FullName }, Restarting(RestartWhen.OnFailure));

            Assert.Equal(new SubprocessOutcome.Exited(new ChildExit(0), Runs: 2), await child.Completion);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ShellFact]
    public async Task Always_means_after_a_success_too()
    {
        await using var child = Start(Script("exit 0"), Restarting(RestartWhen.Always, most: 3));

        Assert.Equal(new SubprocessOutcome.GaveUp(new ChildExit(0), Runs: 4), await child.Completion);
    }

    [ShellFact]
    public async Task What_was_ended_is_not_started_anew()
    {
        await using var child = Start(Script("echo ready; exec sleep 1000"), Restarting(RestartWhen.Always));
        await child.ReadLineAsync();

        Assert.Equal(new SubprocessOutcome.Stopped(new ChildExit(143), 1), await child.TerminateAsync());
    }

    [ShellFact]
    public async Task A_delay_can_be_cut_short_by_the_end()
    {
        var slow = new SubprocessSupervision { Restart = RestartPolicy.OnFailure() with { FirstDelay = TimeSpan.FromDays(1), LongestDelay = TimeSpan.FromDays(1) } };
        await using var child = Start(Script("exit 1"), slow);
        await Eventually.Holds(() => child.SnapshotAsync().AsTask().Result.Phase == SubprocessPhase.BackingOff, "it waits for its restart");
        await Assert.ThrowsAsync<InputClosedException>(async () => await child.WriteLineAsync("to nobody"));
        Assert.False(await child.SignalAsync(15));

        Assert.Equal(new SubprocessOutcome.Stopped(new ChildExit(1), 1), await child.TerminateAsync());
        Assert.Null(await child.ReadLineAsync());
    }

    [ShellFact]
    public async Task Output_of_a_run_comes_before_that_of_the_next_whoever_reads_late()
    {
        await using var child = Start(Script("echo a; echo b; echo c; exit 1"), Restarting(RestartWhen.OnFailure, most: 2) with { BufferLines = 1 });
        await child.Completion;

        var lines = await child.LinesAsync().Select(line => $"{line.Run}{line.Text}").ToListAsync();

        Assert.Equal(["1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c"], lines);
    }

    [ShellFact]
    public async Task A_run_that_timed_out_has_failed()
    {
        await using var child = Start(
            Script("exec sleep 1000") with { Timeout = TimeSpan.FromMilliseconds(20) }, Restarting(RestartWhen.OnFailure, most: 1));

        Assert.Equal(new SubprocessOutcome.GaveUp(new ChildExit(143, TimedOut: true), 2), await child.Completion);
    }

    [ShellFact]
    public async Task Each_run_gets_the_input_of_the_start()
    {
        await using var child = Start(Script("cat; exit 1").WithInput("again\n"), Restarting(RestartWhen.OnFailure, most: 1));

        Assert.Equal(["again", "again"], await child.LinesAsync().Select(line => line.Text).ToListAsync());
    }

    [ShellFact]
    public async Task A_program_that_has_gone_ends_the_restarts()
    {
        var program = Path.GetTempFileName();
        await File.WriteAllTextAsync(program, "#!/bin/sh\nrm \"$0\"\necho last\nexit 1\n");
        MakeExecutable(program);
        await using var child = Start(new SubprocessStart(program), Restarting(RestartWhen.OnFailure));

        var outcome = Assert.IsType<SubprocessOutcome.Failed>(await child.Completion);

        Assert.Equal((new ChildExit(1), 1), (outcome.Exit, outcome.Runs));
        Assert.True(child.Started.IsCompletedSuccessfully);
        Assert.Equal("last", (await child.ReadLineAsync())!.Text);
        Assert.Equal(StartFailure.ProgramNotFound, (await Assert.ThrowsAsync<SubprocessStartException>(async () => await child.ReadLineAsync())).Reason);
        await Assert.ThrowsAsync<SubprocessStartException>(async () => await child.WriteLineAsync("to nobody"));
    }
}
