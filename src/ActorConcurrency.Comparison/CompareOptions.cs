namespace ActorConcurrency.Comparison;

/// <summary>How much <see cref="Compare"/> runs, and how. Immutable.</summary>
public sealed record CompareOptions
{
    /// <summary>
    /// How often all of it runs. <see cref="Profile.Quick"/>, the default, takes a few seconds for a scenario, <see cref="Profile.Standard"/>
    /// half a minute, <see cref="Profile.Full"/> some minutes. None leaves out anything that is declared.
    /// </summary>
    public Profile Profile { get; init; }

    /// <summary>The sides that run; all by default.</summary>
    public IReadOnlyList<Side> Sides { get; init; } = Comparison.Sides.All;

    /// <summary>Whether costs are measured, races run and failures tried, as far as they are declared; true by default. Without them there are only the experiments.</summary>
    public bool HasParts { get; init; } = true;

    /// <summary>The seed and the time scale; seed 1 and 0.2 by default.</summary>
    public TrialSettings Settings { get; init; } = TrialSettings.Default;

    /// <summary>How much longer than its experiment declares a run may take before it counts as hung; above zero, 30 s by default.</summary>
    public TimeSpan HangAfter
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(HangAfter));
            field = value;
        }
    } = Patience.Default;

    /// <summary>Told what is tried next, for example <c>Stock/rush/actor</c>; one call at a time, on any thread. Nobody by default.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Ends the comparison early and in order: what has run is reported, the rest is in <see cref="ComparisonReport.NotRun"/>. Never by default.</summary>
    public CancellationToken Stop { get; init; }

    internal SurveyOptions Survey(IReadOnlyList<Scenario> scenarios) => new()
    {
        Profile = Profile,
        HasParts = HasParts,
        HasAllOfQuick = true,
        Laboratory = new LaboratoryOptions
        {
            Settings = Settings with { Repeats = Settings.Repeats ?? Profile.Repeats() },
            Sides = Sides,
            Kinds = Enum.GetValues<ExperimentKind>(),
            Stop = Stop,
            ReplayPrefix = ReplayPrefix(scenarios),
        },
    };

    // The tool finds the page's scenarios without being told.
    private static string ReplayPrefix(IReadOnlyList<Scenario> scenarios) => string.Concat(
        scenarios.Select(scenario => scenario.GetType().Assembly).Distinct().Where(assembly => assembly != typeof(Scenario).Assembly)
            .Select(assembly => $" --scenarios {assembly.GetName().Name}.dll")
            .Prepend("actorconc compare"));
}
