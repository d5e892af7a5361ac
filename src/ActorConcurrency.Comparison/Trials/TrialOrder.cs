namespace ActorConcurrency.Comparison;

/// <summary>One run to be made. Immutable.</summary>
/// <param name="Scenario">The recipe's scenario.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Contender">Who runs it.</param>
/// <param name="Settings">What is the same for all sides.</param>
internal sealed record TrialOrder(Scenario Scenario, Experiment Experiment, Contender Contender, TrialSettings Settings)
{
    /// <summary>Its name: recipe, experiment, contender. Unique within a comparison.</summary>
    public string Name => $"{Scenario.Recipe}/{Experiment.Name}/{Contender.Name}";

    /// <summary>The arguments that name this run on the command line.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--recipe", Scenario.Recipe, "--experiment", Experiment.Name, "--side", Contender.Side.Name(), .. OwnName(),
        "--seed", FormattableString.Invariant($"{Settings.Seed}"), "--time-scale", Settings.Time.ToString(), .. Repeats(),
    ];

    /// <summary>The arguments as one types them.</summary>
    internal string CommandLine => string.Join(' ', Arguments.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument));

    // Only where the side's name does not say which.
    private IEnumerable<string> OwnName() => Contender.Name == Contender.Side.Name() ? [] : ["--contender", Contender.Name];

    private IEnumerable<string> Repeats() => Settings.Repeats is { } repeats ? ["--repeat", FormattableString.Invariant($"{repeats}")] : [];

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
