using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class FailureProgramTests
{
    [Fact]
    public async Task A_place_that_lets_two_in_is_seen()
    {
        var cell = await TryAsync(new Open(), HoldingFailures.StrangerGivesBackAsync);

        Assert.Equal((Effect.Doubled, 1L), (cell.Effect, cell.Doubled));
        Assert.False(cell.IsExpected);
    }

    [Fact]
    public async Task A_place_that_loses_what_is_given_back_is_seen()
    {
        var cell = await TryAsync(new Leaking(), HoldingFailures.RacesAsync);

        Assert.Equal((Effect.Lost, 1L), (cell.Effect, cell.Lost));
    }

    [Fact]
    public async Task A_failure_of_the_program_itself_is_no_outcome()
    {
        var cell = await TryAsync(new Open(), (_, _) => throw new InvalidOperationException("a slip"));

        Assert.Equal((Effect.Unknown, "the program failed: InvalidOperationException: a slip"), (cell.Effect, cell.Happened));
    }

    [Fact]
    public async Task A_deadlock_that_is_seen_is_not_waited_for()
    {
        var cell = await TryAsync(new SlimPermit(), HoldingFailures.ReEntersAsync);

        Assert.Equal(Effect.Hung, cell.Effect);
        Assert.Equal("the worker waits for 'the permit', which the worker holds", Assert.Single(cell.Cycle));
    }

    [Fact]
    public async Task What_was_not_tried_before_the_cancellation_is_marked_so()
    {
        using var cancel = new CancellationTokenSource();
        var scenario = new FailingScenario(
            Case(Failure.HolderThrows, async run => await Task.Yield()),
            Case(Failure.HolderDies, async run =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, run.Cancellation);
            }),
            Case(Failure.HolderHangs, _ => Task.CompletedTask));

        var report = await new FailureMatrix(command: null, Patient).RunAsync([scenario], cancellationToken: cancel.Token);

        Assert.True(report.IsPartial);
        Assert.Equal([Effect.Survived, Effect.NotRun, Effect.NotRun], report.Tables.Single().Cells.Select(cell => cell.Effect));
        Assert.Empty(report.Objections);
    }

    [Fact]
    public async Task What_needs_a_second_process_is_left_out_where_none_can_be_started()
    {
        var cell = await TryAsync(Case(Failure.ProcessKilled, run => run.StartOtherAsync("")) with { Elsewhere = (_, _) => Task.FromResult("") });

        Assert.Equal((Effect.NotRun, "it needs a second process, and none can be started here"), (cell.Effect, cell.Happened));
    }

    [Fact]
    public async Task A_side_without_a_column_is_named_with_its_reason_where_it_was_asked_for()
    {
        var scenario = new FailingScenario(Case(Failure.HolderThrows, _ => Task.CompletedTask));

        var report = await new FailureMatrix(command: null, Patient).RunAsync([scenario]);
        var others = await new FailureMatrix(command: null, Patient with { Sides = [Side.DotNet] }).RunAsync([scenario]);

        Assert.Contains("No **lock**: it would be the same again.", FailureMarkdown.Render(report), StringComparison.Ordinal);
        Assert.Empty(Assert.Single(others.Tables).Absences);
    }

    private static FailureOptions Patient { get; } = new() { HangAfter = TimeSpan.FromMinutes(1) };

    private static Task<Cell> TryAsync(Place place, Func<FailureRun, Place, Task> program) => TryAsync(Case(Failure.HolderThrows, run => program(run, place)));

    private static async Task<Cell> TryAsync(FailureCase failure)
    {
        var report = await new FailureMatrix(command: null, Patient).RunAsync([new FailingScenario(failure)]);
        return Assert.Single(Assert.Single(report.Tables).Cells);
    }

    private static FailureCase Case(Failure failure, Func<FailureRun, Task> program) =>
        new() { Failure = failure, Side = Side.DotNet, Contender = "Thing", Expected = Effect.Survived, Program = program };

    // Everybody gets in.
    private sealed class Open : Place
    {
        public override Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) => Task.FromResult(new Hold(() => Task.CompletedTask));

        public override Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) => Task.FromResult<Hold?>(new Hold(() => Task.CompletedTask));

        public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => Task.FromResult(false);

        public override Task<long> FreeAsync() => Task.FromResult(1L);

        public override Task ReleaseAsStrangerAsync() => Task.CompletedTask;
    }

    // One permit is gone in the end.
    private sealed class Leaking : SlimPermit
    {
        public override async Task<long> FreeAsync() => await base.FreeAsync() - 1;
    }

    private sealed class FailingScenario(params FailureCase[] failures) : Scenario
    {
        public override string Recipe => "Failing";

        public override string Summary => "Cells as they are needed.";

        public override IReadOnlyList<Experiment> Experiments => [];

        public override IReadOnlyList<FailureCase> Failures => failures;

        public override IReadOnlyList<Absence> FailureAbsences => [new(Side.Lock, "it would be the same again.")];
    }
}
