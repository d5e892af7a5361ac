using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Failure matrices with their child processes.</summary>
public sealed class FailureMatrixTests
{
    public static TheoryData<string> Recipes => [.. ScenarioCatalog.Page.Where(scenario => scenario.Failures.Count > 0).Select(scenario => scenario.Recipe)];

    [Theory, MemberData(nameof(Recipes))]
    public async Task Every_failure_comes_to_what_is_declared_of_it(string recipe)
    {
        // Long: none of these cells is decided by it. What hangs is seen to hang.
        var report = await RunAsync(ScenarioCatalog.Page.Single(scenario => scenario.Recipe == recipe), hangAfterSeconds: 60);

        Assert.Empty(report.Objections);
        Assert.False(report.IsPartial);
    }

    [Theory, MemberData(nameof(Recipes))]
    public void Every_side_of_a_recipe_answers_every_failure(string recipe)
    {
        var cases = ScenarioCatalog.Page.Single(scenario => scenario.Recipe == recipe).Failures;

        foreach (var side in cases.GroupBy(item => item.Side))
        {
            var rows = side.Select(item => item.Failure).Distinct().ToList();
            Assert.Equal(Failure.All, Failure.All.Intersect(rows));
            Assert.Subset(Failure.Known.ToHashSet(), rows.ToHashSet());
        }

        Assert.DoesNotContain(cases, item => item.Program is null && item.Reason.Length == 0);
        Assert.DoesNotContain(cases, item => item.Program is not null && item.Expected >= Effect.Unknown);
    }

    [Fact]
    public async Task A_cell_that_hangs_is_ended_and_named_and_the_rest_goes_on()
    {
        var report = await RunAsync(new TroubleScenario(), hangAfterSeconds: 3);

        var cells = Assert.Single(report.Tables).Cells.ToDictionary(cell => cell.Failure);
        Assert.Equal((Effect.Hung, "about to hang; no progress for 3 s"), (cells[Failure.HolderHangs.Name].Effect, cells[Failure.HolderHangs.Name].Happened));
        Assert.Equal(Effect.Unknown, cells[Failure.HolderDies.Name].Effect);
        Assert.StartsWith("the program failed: its process ended with", cells[Failure.HolderDies.Name].Happened, StringComparison.Ordinal);
        Assert.Equal(Effect.Survived, cells[Failure.HolderThrows.Name].Effect);
    }

    [Fact]
    public async Task A_second_process_does_what_its_cell_says_and_is_ended_with_the_try()
    {
        var cell = await TryAsync(Failure.ProcessKilled);

        Assert.Equal(Effect.Survived, cell.Effect);
        Assert.StartsWith("the process is: ", cell.Happened, StringComparison.Ordinal);
        await Processes.GoneAsync(cell.Happened.Split(": ")[1]);
    }

    [Fact]
    public async Task A_second_process_that_fails_says_nothing_of_the_contender()
    {
        var cell = await TryAsync(Failure.UseAfterStop);

        Assert.Equal(Effect.Unknown, cell.Effect);
        Assert.Contains("the second process: its process ended with", cell.Happened, StringComparison.Ordinal);
        Assert.Contains("it crashes", cell.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_that_ends_while_its_second_process_starts_ends_that_too()
    {
        var started = new TaskCompletionSource<OtherProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new FailureRun(TimeSpan.FromMinutes(1), () => throw new NotSupportedException(), _ => { }, CancellationToken.None) { StartsOther = _ => started.Task };
        var starting = run.StartOtherAsync("");

        // The try ends first; then the process has come to be there all the same.
        var ending = run.EndOtherAsync();
        started.SetResult(await StartShellAsync());
        await ending;

        await Processes.GoneAsync(await starting);
    }

    [Fact]
    public async Task A_try_that_has_ended_starts_no_second_process()
    {
        var isStarted = false;
        var run = new FailureRun(TimeSpan.FromMinutes(1), () => throw new NotSupportedException(), _ => { }, CancellationToken.None)
        {
            StartsOther = _ =>
            {
                isStarted = true;
                throw new NotSupportedException();
            },
        };

        await run.EndOtherAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => run.StartOtherAsync(""));
        Assert.False(isStarted);
    }

    [Fact]
    public async Task A_second_process_that_was_killed_can_begin_anew_and_both_are_ended_with_the_try()
    {
        var run = new FailureRun(TimeSpan.FromMinutes(1), () => throw new NotSupportedException(), _ => { }, CancellationToken.None) { StartsOther = _ => StartShellAsync() };

        var first = await run.StartOtherAsync("");
        run.KillOther();
        await Processes.GoneAsync(first);
        var second = await run.StartOtherAsync("");
        await run.EndOtherAsync();

        Assert.NotEqual(first, second);
        await Processes.GoneAsync(second);
        Assert.Contains("its process is killed", run.Notes.Facts);
    }

    // It says its number, and stays until it is ended.
    private static Task<OtherProcess> StartShellAsync()
    {
        var line = TrialWire.Write(new TrialEvent.CellFact("NUMBER"));
        return OtherProcess.StartAsync(new ChildCommand("sh", ["-c", $"echo '{line}' | sed s/NUMBER/$$/; exec sleep 600"]), [], CancellationToken.None);
    }

    private static async Task<Cell> TryAsync(Failure failure)
    {
        var report = await RunAsync(new TroubleScenario(), hangAfterSeconds: 3);
        return Assert.Single(report.Tables).Cells.Single(cell => cell.Failure == failure.Name);
    }

    private static Task<FailureReport> RunAsync(Scenario scenario, double hangAfterSeconds)
    {
        var command = new ChildCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, "actorconc.dll"), "cells", "--scenarios", Cli.OwnScenarios]);
        return new FailureMatrix(command, new FailureOptions { HangAfter = TimeSpan.FromSeconds(hangAfterSeconds) }).RunAsync([scenario]);
    }
}
