using System.Diagnostics;
using System.Globalization;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Trials in processes of their own: what goes wrong there is an outcome here, and nothing is left behind.</summary>
public sealed class ChildProcessTests
{
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_hang_is_ended_and_what_was_seen_before_is_kept()
    {
        var lines = new List<string>();

        var record = await RunAsync("hangs", note => { if (note is TrialEvent.Printed(var line)) lines.Add(line); });

        Assert.Equal((Ending.Hung, "nobody wakes it"), (record.Ending, record.Reason));
        Assert.Equal("nobody wakes it", record.Shown["hang"]);
        Assert.Equal(["about to hang"], lines);
        await Processes.GoneAsync(record.Observed.Single(fact => fact.Name == "process").Value);
    }

    [Fact]
    public async Task A_hang_that_nobody_announced_is_ended_when_patience_ends()
    {
        var record = await RunAsync("hangs-unannounced", patience: ShortPatience);

        Assert.Equal((Ending.Hung, "did not end within 1 s"), (record.Ending, record.Reason));
    }

    [Fact]
    public async Task A_process_that_dies_gives_no_verdict_but_its_last_words()
    {
        var record = await RunAsync("crashes");

        Assert.Equal(Ending.Failed, record.Ending);
        Assert.StartsWith("its process ended with ", record.Reason, StringComparison.Ordinal);
        Assert.Contains("it crashes", record.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_throws_gives_no_verdict()
    {
        var record = await RunAsync("throws");

        Assert.Equal((Ending.Failed, "InvalidOperationException: it throws"), (record.Ending, record.Reason));
    }

    [Fact]
    public async Task What_a_program_writes_to_the_console_counts_as_printed()
    {
        var notes = new List<TrialEvent>();

        var record = await RunAsync("writes", notes.Add);

        Assert.Equal(Ending.Completed, record.Ending);
        Assert.Contains(new TrialEvent.Printed("written past the trial"), notes);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_process()
    {
        using var cancellation = new CancellationTokenSource();
        var process = "";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            "hangs",
            note =>
            {
                if (note is not TrialEvent.Observed("process", var id)) return;
                process = id;
                cancellation.Cancel();
            },
            cancellation: cancellation.Token));

        await Processes.GoneAsync(process);
    }

    [Fact]
    public async Task The_end_of_a_process_is_told_though_what_it_has_started_keeps_its_output_open()
    {
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = new OneTimer();
        var command = new ChildCommand("sh", ["-c", "sleep 600 & echo $!; exit 3"]);

        var running = RunAsync("hangs", note => { if (note is TrialEvent.Printed(var id)) started.TrySetResult(id); }, command: command, time: time);
        using var sleeper = Process.GetProcessById(int.Parse(await started.Task, CultureInfo.InvariantCulture));
        await time.GoOffAsync();
        var record = await running;

        Assert.Equal((Ending.Failed, "its process ended with 3"), (record.Ending, record.Reason));
        sleeper.Kill();
    }

    [Fact]
    public async Task What_ends_as_it_should_leaves_its_process_to_the_next_one_until_there_is_rest()
    {
        var runner = Runner();
        var first = await ProcessOfAsync(runner, "tells");
        var second = await ProcessOfAsync(runner, "tells");

        await runner.RestAsync();
        await Processes.GoneAsync(first);
        var third = await ProcessOfAsync(runner, "tells");
        await runner.RestAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
    }

    [Theory]
    [InlineData("tells-and-breaks")]
    [InlineData("tells-and-fails")]
    public async Task What_goes_wrong_leaves_its_process_to_nobody(string experiment)
    {
        var runner = Runner();
        var first = await ProcessOfAsync(runner, experiment);

        await Processes.GoneAsync(first);
        Assert.NotEqual(first, await ProcessOfAsync(runner, "tells"));
        await runner.RestAsync();
    }

    [Fact]
    public async Task What_is_expected_to_go_wrong_does_not_start_in_a_process_that_has_served()
    {
        var runner = Runner();
        var first = await ProcessOfAsync(runner, "tells");

        Assert.NotEqual(first, await ProcessOfAsync(runner, "tells-and-fails"));
        await runner.RestAsync();
    }

    [Fact]
    public async Task A_process_that_has_died_meanwhile_is_not_asked()
    {
        var runner = Runner();
        var first = await ProcessOfAsync(runner, "tells");
        using (var idle = Process.GetProcessById(int.Parse(first, CultureInfo.InvariantCulture))) idle.Kill();
        await Processes.GoneAsync(first);

        Assert.NotEqual(first, await ProcessOfAsync(runner, "tells"));
        await runner.RestAsync();
    }

    private static async Task<string> ProcessOfAsync(ChildProcessRunner runner, string experiment) =>
        (await runner.RunAsync(Order(runner, experiment), _ => { })).Observed.Single(fact => fact.Name == "process").Value;

    private static async Task<TrialRecord> RunAsync(
        string experiment, Action<TrialEvent>? onEvent = null, TimeSpan? patience = null, ChildCommand? command = null, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var runner = Runner(command, patience, time);
        try
        {
            return await runner.RunAsync(Order(runner, experiment), onEvent ?? (_ => { }), cancellation);
        }
        finally
        {
            await runner.RestAsync();
        }
    }

    private static ChildProcessRunner Runner(ChildCommand? command = null, TimeSpan? patience = null, TimeProvider? time = null) =>
        new(command ?? new ChildCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, "actorconc.dll"), "trial", "--scenarios", Cli.OwnScenarios]), patience ?? LongPatience)
        {
            Time = time ?? TimeProvider.System,
        };

    private static TrialOrder Order(ITrialRunner runner, string experiment) =>
        new Laboratory(runner, new LaboratoryOptions { Experiments = [experiment] }).Plan([new TroubleScenario()])[0];
}
