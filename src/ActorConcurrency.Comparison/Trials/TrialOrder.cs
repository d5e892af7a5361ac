namespace ActorConcurrency.Comparison;

/// <summary>One run to be made. Immutable.</summary>
/// <param name="Scenario">The recipe's scenario.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Contender">The side.</param>
/// <param name="Settings">What is the same for all sides.</param>
public sealed record TrialOrder(Scenario Scenario, Experiment Experiment, Contender Contender, TrialSettings Settings)
{
    /// <summary>Its name: recipe, experiment, side. Unique within a comparison.</summary>
    public string Name => $"{Scenario.Recipe}/{Experiment.Name}/{Contender.Side.Name()}";

    /// <summary>The arguments that name this run on the command line.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--recipe", Scenario.Recipe, "--experiment", Experiment.Name, "--side", Contender.Side.Name(),
        "--seed", FormattableString.Invariant($"{Settings.Seed}"), "--time-scale", Settings.Time.ToString(),
    ];

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
