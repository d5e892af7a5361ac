using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What a comparison found. Immutable; its JSON form is <c>report.json</c>.</summary>
/// <param name="SchemaVersion">The version of this form; grows when a reader would have to change.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Environment">Where it was made, as pairs of name and value.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="TimeScale">The time scale of the run.</param>
/// <param name="Passed">Whether there are no objections.</param>
/// <param name="Objections">Why it did not pass, in sentences.</param>
/// <param name="Recipes">The recipes.</param>
public sealed record ComparisonReport(
    int SchemaVersion,
    DateTimeOffset CreatedAt,
    ImmutableArray<Fact> Environment,
    int Seed,
    double TimeScale,
    bool Passed,
    ImmutableArray<string> Objections,
    ImmutableArray<RecipeReport> Recipes)
{
    /// <summary>The version that this code writes: 2.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>How much was asked for.</summary>
    public Profile Profile { get; init; }

    /// <summary>What was planned and did not run, by name; empty if the report is whole.</summary>
    public ImmutableArray<string> NotRun { get; init; } = [];

    /// <summary>Why it did not run; empty if the report is whole.</summary>
    public string NotRunBecause { get; init; } = "";

    /// <summary>Whether something was caused to go wrong in it.</summary>
    internal bool HasFailures => Recipes.Any(recipe => recipe.Failures is not null);

    /// <summary>Why nothing was caused to go wrong, as it stands alone.</summary>
    internal string FailuresNotRun => Profile == Profile.Quick ? "not run in this profile; --standard runs them" : "not run";

    /// <summary>Whether something that was planned did not run.</summary>
    public bool IsPartial => !NotRun.IsEmpty;
}

/// <summary>One recipe of a report. Immutable.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Conclusions">What follows from the rows, in sentences.</param>
/// <param name="Experiments">The experiments.</param>
public sealed record RecipeReport(
    string Recipe, string Summary, ImmutableArray<string> Conclusions, ImmutableArray<ExperimentReport> Experiments)
{
    /// <summary>Whom to choose when, as far as the rows say.</summary>
    public ImmutableArray<Claim> Advice { get; init; } = [];

    /// <summary>Whom to start with, where none of the advice matters; <see langword="null"/> where the rows do not say.</summary>
    public DefaultChoice? Default { get; init; }

    /// <summary>The failures that neither the lock, nor the .NET primitive, nor the actor comes through, with what they came to.</summary>
    public ImmutableArray<string> Unhelped { get; init; } = [];

    /// <summary>What becomes of it when something goes wrong; <see langword="null"/> if that was not tried.</summary>
    public FailureTable? Failures { get; init; }

    /// <summary>The outcomes of its races; empty if none was run.</summary>
    public ImmutableArray<RaceTable> Races { get; init; } = [];

    /// <summary>What its threads, tasks and actors did, beside each other; empty if that was not recorded.</summary>
    public ImmutableArray<Timeline> Timelines { get; init; } = [];

    /// <summary>What it costs; <see langword="null"/> if that was not measured.</summary>
    public RecipeCosts? Costs { get; init; }

    /// <summary>What further operations of it cost; empty if none was measured.</summary>
    public ImmutableArray<RecipeCosts> FurtherCosts { get; init; } = [];

    /// <summary>All that was measured of its costs, the usual operation first.</summary>
    internal IEnumerable<RecipeCosts> AllCosts => Costs is { } usual ? FurtherCosts.Prepend(usual) : FurtherCosts;
}

/// <summary>One experiment of a report: its card, and a row for each side that ran. Immutable.</summary>
/// <param name="Name">The experiment's name.</param>
/// <param name="Title">The question.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Participants">How many took part.</param>
/// <param name="Operations">What they did.</param>
/// <param name="Invariant">What had to hold, clause by clause and as text.</param>
/// <param name="Load">What a run mostly does.</param>
/// <param name="Faults">The faults that can be seen.</param>
/// <param name="Rows">The sides.</param>
/// <param name="Absences">The sides that it does not have, each with the reason.</param>
public sealed record ExperimentReport(
    string Name, string Title, ExperimentKind Kind, int Participants, string Operations, Invariant Invariant, Load Load,
    ImmutableArray<Fault> Faults, ImmutableArray<SideReport> Rows, ImmutableArray<Absence> Absences)
{
    /// <summary>If it asks for less than the recipe has: what it is enough for, as it completes “all you need is …”; else empty.</summary>
    public string Need { get; init; } = "";
}

/// <summary>One side's row. Immutable.</summary>
/// <param name="Side">The side.</param>
/// <param name="Name">What the row is called: the side's name, or a library's; unique within its experiment.</param>
/// <param name="Implementation">The type that was tried.</param>
/// <param name="Shape">How much code that is; <see langword="null"/> if it is not counted.</param>
/// <param name="Verdict">What is known of the invariant as a whole.</param>
/// <param name="Expected">Whether all of that was declared: no objections.</param>
/// <param name="Findings">What is known of each clause of the invariant; the verdict is held exactly if each is.</param>
/// <param name="Reason">Why the verdict is not "held"; empty if it is.</param>
/// <param name="Observed">The facts.</param>
/// <param name="FaultsShown">The faults that showed.</param>
/// <param name="Figures">What it cost; <see langword="null"/> unless the invariant held: correctness before speed.</param>
/// <param name="Pace">How its durations compare with those of the experiment's first side that has any, the original if it held; <see langword="null"/> without durations.</param>
/// <param name="Objections">What is unexpected in this row, in sentences; none if it is as declared.</param>
/// <param name="Replay">The command that runs this row again.</param>
public sealed record SideReport(
    Side Side, string Name, string Implementation, Shape? Shape, Verdict Verdict, bool Expected, ImmutableArray<Finding> Findings, string Reason,
    ImmutableArray<Fact> Observed, ImmutableArray<FaultShown> FaultsShown, Figures? Figures, PaceReport? Pace,
    ImmutableArray<string> Objections, string Replay)
{
    /// <summary>What its program relies on, as it completes “provided that …”; empty for nothing.</summary>
    public string Condition { get; init; } = "";

    /// <summary>What is then up to the caller, in a sentence; empty for nothing.</summary>
    public string Duty { get; init; } = "";
}

/// <summary>A fault that showed. Immutable.</summary>
/// <param name="Fault">The fault's name.</param>
/// <param name="Evidence">How it showed.</param>
public sealed record FaultShown(string Fault, string Evidence);
