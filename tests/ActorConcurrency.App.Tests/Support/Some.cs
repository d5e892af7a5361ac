using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Things whose details do not matter to the test that asks for them.</summary>
internal static class Some
{
    public static readonly Fault Fault = new("some fault", "It goes wrong.");

    public static readonly Figures Figures = new(12.5, 3, 4096) { Runs = 15, DurationsMs = [.. Enumerable.Repeat(12.5, 15)] };

    /// <summary>Figures of as many warm runs as there are durations.</summary>
    public static Figures FiguresOf(params IReadOnlyList<double> durations) =>
        Comparison.Figures.MedianOf(durations.Select(duration => new Figures(duration, 3, 4096)));

    public static Experiment Experiment(string name = "some", params Contender[] contenders) => new()
    {
        Name = name,
        Title = "does it work?",
        Participants = 4,
        Operations = "something",
        Invariant = "it works",
        Contenders = contenders.Length > 0 ? contenders : [Comparison.Contender.Original<object>(_ => { }), Comparison.Contender.DotNet<string>(_ => Task.CompletedTask), Comparison.Contender.Actor<Version>(_ => Task.CompletedTask)],
    };

    public static Contender Contender(Side side) => side switch
    {
        Side.Original => Comparison.Contender.Original<object>(_ => { }),
        Side.Lock => Comparison.Contender.Lock<object>(_ => { }),
        Side.DotNet => Comparison.Contender.DotNet<object>(_ => Task.CompletedTask),
        Side.Twin => Comparison.Contender.Twin<object>(_ => Task.CompletedTask),
        Side.Library => Comparison.Contender.Library<object>("some library", _ => Task.CompletedTask),
        _ => Comparison.Contender.ActorBothWays<object>(_ => Task.CompletedTask).Single(contender => contender.Side == side),
    };

    public static Scenario Scenario(params Experiment[] experiments) => new FixedScenario("Some", experiments);

    public static TrialOrder Order(Contender contender, Func<Experiment, Experiment>? with = null)
    {
        var experiment = (with ?? (same => same))(Experiment("some", contender));
        return new TrialOrder(Scenario(experiment), experiment, contender, TrialSettings.Default);
    }

    public static TrialRecord Record(
        Ending ending = Ending.Completed, string reason = "", string[]? violations = null, string[]? shown = null, Figures? figures = null) =>
        new(ending, reason, [new Fact("seen", "so")], [.. (violations ?? []).Select(otherwise => new Breach(Invariant.Whole, otherwise))],
            (shown ?? []).ToImmutableDictionary(fault => fault, fault => $"evidence of {fault}"), figures ?? Figures);

    private sealed class FixedScenario(string recipe, IReadOnlyList<Experiment> experiments) : Scenario
    {
        public override string Recipe => recipe;

        public override string Summary => "A recipe.";

        public override IReadOnlyList<Experiment> Experiments => experiments;
    }
}
