using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>A program that is run to its end.</summary>
public abstract partial class SubprocessConformance
{
    [ShellFact]
    public async Task A_run_gives_end_and_output()
    {
        var result = await RunAsync(Script("printf 'out\\r\\nend'; echo err >&2; exit 3"));

        Assert.Equal(new RunResult("/bin/sh", new ChildExit(3), "out\r\nend", "err\n", IsCut: false), result);
        var failed = Assert.Throws<SubprocessFailedException>(() => result.Checked());
        Assert.Equal("'/bin/sh' ended with exit code 3. Its errors: err", failed.Message);
        Assert.Same(result, failed.Result);
    }

    [ShellFact]
    public async Task A_failure_tells_the_end_of_many_errors_and_no_half_of_a_character()
    {
        var result = await RunAsync(Script("printf '%s' \"$1\" >&2; exit 1", "x" + string.Concat(Enumerable.Repeat("\U0001F388", 300)) + "x"));

        var failed = Assert.Throws<SubprocessFailedException>(() => result.Checked());

        Assert.EndsWith("Its errors: …" + string.Concat(Enumerable.Repeat("\U0001F388", 249)) + "x", failed.Message, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task A_success_is_checked_without_ado()
    {
        var result = await RunAsync(Script("exit 0"));

        Assert.Same(result, result.Checked());
        Assert.Equal(("", ""), (result.Output, result.Errors));
    }

    [ShellFact]
    public async Task A_run_that_times_out_gives_what_there_was()
    {
        var timeout = TimeSpan.FromSeconds(7);
        var clock = new AnnouncingClock();
        var folder = Directory.CreateTempSubdirectory("subprocess");
        try
        {
            var run = RunAsync(Script("echo so far; : > written; exec sleep 1000") with { Folder = folder.FullName, Timeout = timeout }, time: clock);
            await Eventually.Holds(() => File.Exists(Path.Combine(folder.FullName, "written")), "it has written");
            while (await clock.PauseAsync() != timeout)
            {
                // Other pauses are of no matter.
            }

            clock.Advance(timeout);

            var result = await run;
            Assert.Equal(("so far\n", true), (result.Output, result.Exit.TimedOut));
            Assert.Throws<SubprocessFailedException>(() => result.Checked());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ShellFact]
    public async Task More_output_than_is_to_be_kept_is_read_and_dropped()
    {
        var result = await RunAsync(Script("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done; echo err >&2"), new RunLimits { MaxOutput = 7 });

        Assert.Equal(new RunResult("/bin/sh", new ChildExit(0), "0\n1\n2\n3", "err\n", IsCut: true), result);
    }

    [ShellFact]
    public async Task What_is_kept_ends_with_no_half_of_a_character()
    {
        var script = Script("printf 'a🎈b'; printf '🎈' >&2");

        Assert.Equal("a", (await RunAsync(script, new RunLimits { MaxOutput = 2 })).Output);
        Assert.Equal("a🎈", (await RunAsync(script, new RunLimits { MaxOutput = 3 })).Output);
        var least = await RunAsync(script, new RunLimits { MaxOutput = 1 });
        Assert.Equal(("a", "", true), (least.Output, least.Errors, least.IsCut));
    }

    [ShellFact]
    public async Task A_cancelled_run_is_killed()
    {
        var folder = Directory.CreateTempSubdirectory("subprocess");
        try
        {
            using var cancellation = new CancellationTokenSource();
            var run = RunAsync(Script("trap '' TERM; echo $$ > id; mv id there; exec sleep 1000") with { Folder = folder.FullName }, cancellationToken: cancellation.Token);
            var id = Path.Combine(folder.FullName, "there");
            await Eventually.Holds(() => File.Exists(id), "it runs");

            await cancellation.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            Assert.False(IsThere(int.Parse(await File.ReadAllTextAsync(id))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ShellFact]
    public async Task A_run_that_cannot_start_says_why() =>
        Assert.Equal(StartFailure.ProgramNotFound, (await Assert.ThrowsAsync<SubprocessStartException>(() => RunAsync(new SubprocessStart("no-such-program")))).Reason);

    [ShellFact]
    public async Task Limits_out_of_range_are_rejected() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RunAsync(Script("exit"), new RunLimits { MaxOutput = -1 }));
}
