namespace ActorConcurrency.Comparison;

/// <summary>What a laboratory runs and how. Immutable.</summary>
internal sealed record LaboratoryOptions
{
    /// <summary>The seed and the time scale; seed 1 and 0.2 by default.</summary>
    public TrialSettings Settings { get; init; } = TrialSettings.Default;

    /// <summary>The sides to run; <see cref="Comparison.Sides.Usual"/> by default, which leaves libraries out.</summary>
    public IReadOnlyList<Side> Sides { get; init; } = Comparison.Sides.Usual;

    /// <summary>The kinds of experiments to run unless one is named; by default the page's, and of each recipe the one that decides most.</summary>
    public IReadOnlyList<ExperimentKind> Kinds { get; init; } = [ExperimentKind.Page, ExperimentKind.Deciding];

    /// <summary>The only experiments to run, of whatever kind, letter case aside; empty, the default, for all of <see cref="Kinds"/>.</summary>
    public IReadOnlyList<string> Experiments { get; init; } = [];

    /// <summary>
    /// Ends the comparison early and in order: what runs is ended by force, what has run is reported, the rest is marked as not run. Never by
    /// default.
    /// </summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Why <see cref="Stop"/> is cancelled, for the report. Asked once, when it is.</summary>
    public Func<string> StopReason { get; init; } = static () => "stopped";

    /// <summary>The only contender to run, by its name, letter case aside; <see langword="null"/>, the default, for all.</summary>
    public string? Contender { get; init; }

    /// <summary>
    /// How many trials may be starting up at once; at least 1, by default one more than there are processors. It bounds the load of the start, not
    /// how many run.
    /// </summary>
    public int StartingAtOnce { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>What a replay command begins with.</summary>
    public string ReplayPrefix { get; init; } = "actorconc compare";
}
