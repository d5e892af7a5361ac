using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ConclusionsTests
{
    [Fact]
    public async Task The_report_says_so_where_the_lock_is_faster_and_leaner()
    {
        var conclusions = await ConcludeAsync(Runs(2, 1_000), Runs(2.05, 1_100), Runs(40, 5_000_000));

        Assert.Contains("Time, some: Object takes least (2 ms), String about as much (2.05 ms) and Version 20× as much (40 ms).", conclusions);
        Assert.Contains("Memory, some: Object takes least (1 KB), String about as much (1.1 KB) and Version 5,000× as much (5 MB).", conclusions);
    }

    [Fact]
    public async Task The_report_says_so_where_the_actor_is_faster()
    {
        var conclusions = await ConcludeAsync(Runs(30), Runs(20), Runs(10));

        Assert.Contains("Time, some: Version takes least (10 ms), String 2× as much (20 ms) and Object 3× as much (30 ms).", conclusions);
    }

    [Fact]
    public async Task Times_that_the_test_cannot_tell_apart_are_not_told_apart_for_certain()
    {
        var conclusions = await ConcludeAsync(
            Some.FiguresOf(1, 1.9, 2, 3, 9), Some.FiguresOf(1, 3, 4, 5, 8), Some.FiguresOf(9.5, 9.6, 9.7, 9.8, 9.9));

        Assert.Contains(conclusions, conclusion => conclusion.StartsWith("Time, some: Object takes least (2 ms), String perhaps more (4 ms) and Version 4.85× as much (9.7 ms)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Times_whose_runs_differ_widely_come_with_a_warning()
    {
        var conclusions = await ConcludeAsync(Runs(2), Runs(2), Some.FiguresOf(3, 3, 9, 12.1, 12.2));

        Assert.Contains(conclusions, conclusion => conclusion.EndsWith("(9 ms); the runs differ much, so the factors are rough.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Times_of_too_few_runs_are_not_compared()
    {
        var conclusions = await ConcludeAsync(Some.FiguresOf(2, 2, 2, 2), Some.FiguresOf(20, 20, 20, 20), Some.FiguresOf(200, 200, 200, 200));

        Assert.DoesNotContain(conclusions, conclusion => conclusion.StartsWith("Time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Times_of_what_only_waits_are_not_compared()
    {
        var report = await new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Some.Experiment())]);

        Assert.DoesNotContain(report.Recipes[0].Conclusions, conclusion => conclusion.StartsWith("Time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_else_shows_a_fault_is_named_too()
    {
        var runner = new FakeRunner(order => order.Contender.Side == Side.Actor ? Some.Record() : Some.Record(shown: [Some.Fault.Name]));

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Some.Experiment() with { Faults = [Some.Fault] })]);

        Assert.Contains("Behaviour: the original and String show “some fault”; Version shows no fault.", report.Recipes[0].Conclusions);
    }

    [Fact]
    public async Task The_faults_of_the_original_are_summed_up()
    {
        var runner = new FakeRunner(order => order.Contender.Side == Side.Original ? Some.Record(shown: [Some.Fault.Name]) : Some.Record());

        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Some.Experiment() with { Faults = [Some.Fault] })]);

        Assert.Contains("Behaviour: the original shows “some fault”; String and Version show no fault.", report.Recipes[0].Conclusions);
    }

    private static async Task<IReadOnlyList<string>> ConcludeAsync(Figures original, Figures dotNet, Figures actor)
    {
        var runner = new FakeRunner(order => Some.Record(figures: order.Contender.Side switch
        {
            Side.Original => original,
            Side.DotNet => dotNet,
            _ => actor,
        }));
        var report = await new Laboratory(runner).RunAsync([Some.Scenario(Some.Experiment() with { Load = Load.Computing })]);
        return report.Recipes[0].Conclusions;
    }

    private static Figures Runs(double duration, long bytes = 1_000) => Some.FiguresOf(duration, duration, duration, duration, duration) with { AllocatedBytes = bytes };
}
