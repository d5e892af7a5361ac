namespace ActorConcurrency.Comparison;

/// <summary>
/// One thing to find out about a recipe, declared once and run by every side: who takes part, what they do, what must hold, and
/// which faults the original is expected to show. Immutable.
/// </summary>
public sealed record Experiment
{
    /// <summary>A short name, unique within its scenario, for example <c>terminate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; <see cref="ExperimentKind.Page"/> by default.</summary>
    public ExperimentKind Kind { get; init; }

    /// <summary>How many take part: threads where it blocks, tasks or actors on the others. At least 1.</summary>
    public required int Participants { get; init; }

    /// <summary>What they do, with the page's parameters.</summary>
    public required string Operations { get; init; }

    /// <summary>What must hold on every side. Text and verdict come from it. A string is an invariant of one clause.</summary>
    public required Invariant Invariant { get; init; }

    /// <summary>
    /// If it asks for less than the recipe has: what it is enough for, as it completes “all you need is …”. Then a report says who does that most
    /// simply, and its rows say nothing of the recipe as a whole. Empty, the default, if not.
    /// </summary>
    public string Need { get; init; } = "";

    /// <summary>
    /// The faults that can be seen in it; each breaks the invariant. The original must show them all, the others none, unless a contender
    /// says otherwise (<see cref="Contender.Showing"/>). None by default.
    /// </summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Whether its programs fail on purpose: what their processes log of it is then no news. Not by default.</summary>
    public bool FailsOnPurpose { get; init; }

    /// <summary>What a run mostly does. <see cref="Load.Waiting"/> by default.</summary>
    public Load Load { get; init; } = Load.Waiting;

    /// <summary>How long a run lasts at time scale 1, in seconds; 0 (the default) if its length does not depend on the scale.</summary>
    public double Seconds { get; init; }

    /// <summary>
    /// How often the program runs for its figures, of which the median is taken; 1 by default. If it is more, one further run goes before:
    /// that one is seen to print and observe, and warms up. A side that breaks its invariant in it is not repeated.
    /// </summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Whether durations of it are told: it computes, and runs often enough.</summary>
    internal bool IsTimed => Load == Load.Computing && Repeats >= Figures.FewestRuns;

    /// <summary>The sides; each with a name of its own.</summary>
    public required IReadOnlyList<Contender> Contenders { get; init; }

    /// <summary>The sides that it does not have, each with the reason. None by default.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];
}
