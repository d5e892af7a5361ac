using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>The experiments that decide between the sides: who fails in them, and what is done about it.</summary>
public sealed class DecidingExperimentTests
{
    private static readonly Side[] NotTheActor = [Side.Original, Side.Lock, Side.DotNet];
    private static readonly Side[] TheActor = [Side.Actor, Side.Direct];

    /// <summary>Recipe, experiment, and the sides that are known to fail in it.</summary>
    public static TheoryData<string, string, Side[]> Failing => new()
    {
        { "Theory", "blocking-handler", [Side.Lock, Side.Actor] },
        { "Theory", "overload", [Side.Actor] },
        { "Countdown", "failing-tick", [Side.Original, Side.DotNet] },
        { "Event", "set-once", [Side.Original] },
        { "Event", "failing-handler", [Side.DotNet] },
        { "Condition", "herd", [Side.Original, Side.DotNet] },
        { "Ticker", "failing-listener", [Side.DotNet] },
        { "Schedule", "late-cancel", [Side.Original, Side.DotNet] },
        { "Schedule", "overlap", [Side.DotNet] },
        { "Schedule", "wall-clock", [Side.DotNet] },
        { "Semaphore", "owner-dies", [Side.Original, Side.DotNet] },
        { "Semaphore", "holder-hangs", [Side.DotNet] },
        { "Semaphore", "late", [Side.DotNet] },
        { "Semaphore", "overtaking", [Side.Lock, Side.DotNet] },
        { "Semaphore", "cancel-all", [] },
        { "Semaphore", "blocking-caller", [Side.Actor] },
        { "WorkQueue", "worker-dies", [Side.Original, Side.DotNet] },
        { "WorkQueue", "shared-reference", [.. NotTheActor.Where(side => side != Side.Lock), .. TheActor] },
        { "WorkQueue", "deep-copy", [] },
        { "PriorityQueue", "equals", [Side.DotNet] },
        { "Counter", "tiny", [] },
        { "Counter", "owner-stops", TheActor },
        { "Lock", "owner-dies", [.. NotTheActor, Side.Twin] },
        { "Lock", "late", [Side.Original, Side.DotNet] },
        { "Lock", "await", [Side.Original, Side.Lock] },
        { "Lock", "in-turn", [Side.DotNet, Side.Library] },
        { "LockSet", "strangers", NotTheActor },
        { "Executor", "job-in-job", [Side.Original, Side.Twin, .. TheActor] },
        { "Executor", "late-job", [Side.Original] },
        { "Executor", "one-of-many", [Side.DotNet] },
        { "Barrier", "party-dies", [Side.Original, Side.DotNet, Side.Twin] },
        { "Barrier", "late", [Side.Original, Side.DotNet] },
        { "Barrier", "action-throws", [Side.Original] },
        { "Barrier", "twice", [Side.Original, Side.DotNet] },
        { "Barrier", "reset", [Side.DotNet] },
        { "Barrier", "latch", [Side.Lock] },
        { "Subprocess", "deaf", [Side.Original, Side.DotNet] },
        { "Subprocess", "grandchildren", [Side.Original] },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public void An_experiment_declares_which_sides_fail_in_it(string recipe, string name, Side[] failing)
    {
        var experiment = Experiment(recipe, name);

        Assert.Equal(failing.Order(), experiment.Contenders.Where(contender => contender.Expected(experiment).Count > 0).Select(contender => contender.Side).Distinct().Order());
    }

    // In this process, at the shortest periods there are. What occupies the whole pool needs a process of its own.
    [Theory]
    [MemberData(nameof(Failing))]
    public async Task It_goes_on_every_side_as_it_is_declared(string recipe, string name, Side[] failing)
    {
        if (name == "blocking-caller") return;
        var experiment = Experiment(recipe, name);

        foreach (var contender in experiment.Contenders)
        {
            var record = await RunAsync(recipe, experiment, contender);

            Assert.Empty(Judge.Objections(experiment, contender, record));
            Assert.Equal(failing.Contains(contender.Side), Judge.VerdictOf(experiment, record) != Verdict.Held);
        }
    }

    [Fact]
    public async Task A_call_that_blocks_the_last_thread_of_the_pool_is_an_outcome_of_each_side()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunAsync("--recipe", "Semaphore", "--experiment", "blocking-caller", "--out", folder["out"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    [Fact]
    public async Task The_cycle_of_two_strangers_is_named_before_it_closes_only_by_the_actor()
    {
        var experiment = Experiment("LockSet", "strangers");

        var record = await RunAsync("LockSet", experiment, experiment.Contenders.Single(contender => contender.Side == Side.Actor));

        var cycle = Assert.Single(record.Observed, fact => fact.Name == "named before it closed").Value;
        Assert.Contains("Transfer waits for 'audit', which Report holds", cycle, StringComparison.Ordinal);
        Assert.Contains("Report waits for 'accounts', which Transfer holds", cycle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_option_a_task_completion_source_runs_who_waits_inside_the_setters_call_and_with_it_nobody()
    {
        var experiment = Experiment("Event", "set-once");

        var record = await RunAsync("Event", experiment, experiment.Contenders.Single(contender => contender.Side == Side.DotNet));

        // How many of them is up to the runtime.
        var inside = Assert.Single(record.Observed, fact => fact.Name == "without RunContinuationsAsynchronously").Value;
        Assert.Matches("^[1-9] of 3 waiters run inside the setter's call$", inside);
        Assert.Empty(record.Violations);
    }

    [Fact]
    public async Task What_needs_a_signal_once_is_advised_the_task_completion_source_in_a_comparison_in_a_minute()
    {
        var scenario = ScenarioCatalog.Page.Single(one => one.Recipe == "Event");
        var runner = new InProcessRunner(() => LaboratoryActors.CreateSystem("akka.loglevel = OFF"));

        var report = await new Laboratory(runner, new LaboratoryOptions { Experiments = ["set-once"] }).RunAsync([scenario]);

        var claim = Assert.Single(Assert.Single(report.Recipes).Advice);
        Assert.Equal(Side.DotNet, claim.Choose);
        Assert.StartsWith("All you need is to know that something happened, once: ", claim.When, StringComparison.Ordinal);
        Assert.Equal("the TaskCompletionSource is made with TaskCreationOptions.RunContinuationsAsynchronously", claim.Condition);
    }

    [Fact]
    public void Every_fault_of_a_deciding_or_further_experiment_names_a_remedy_and_its_cost()
    {
        foreach (var fault in ScenarioCatalog.Page.SelectMany(scenario => scenario.Experiments).Where(experiment => experiment.Kind != ExperimentKind.Page).SelectMany(experiment => experiment.Faults))
        {
            Assert.NotNull(fault.Remedy);
            Assert.NotEqual("", fault.Remedy.What);
            Assert.NotEqual("", fault.Remedy.Cost);
        }
    }

    private static Experiment Experiment(string recipe, string name) =>
        ScenarioCatalog.Page.Single(scenario => scenario.Recipe == recipe).Experiments.Single(experiment => experiment.Name == name);

    private static Task<TrialRecord> RunAsync(string recipe, Experiment experiment, Contender contender)
    {
        var scenario = ScenarioCatalog.Page.Single(one => one.Recipe == recipe);
        var order = new TrialOrder(scenario, experiment, contender, new TrialSettings(1, new TimeScale(TimeScale.Smallest)));
        return new InProcessRunner(() => LaboratoryActors.CreateSystem("akka.loglevel = OFF")).RunAsync(order, _ => { });
    }
}
