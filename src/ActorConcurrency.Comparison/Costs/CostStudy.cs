namespace ActorConcurrency.Comparison;

/// <summary>
/// What a recipe costs: one operation, and everybody who can do it. Declared once, measured over a sweep of participants and hold times.
/// Immutable.
/// </summary>
public sealed record CostStudy
{
    /// <summary>The name of the study that each recipe has, unless it says otherwise: <c>costs</c>.</summary>
    public const string Usual = "costs";

    /// <summary>A short name, unique within its scenario, for example <c>refusal</c>. <see cref="Usual"/> by default.</summary>
    public string Name { get; init; } = Usual;

    /// <summary>What one operation is, in one line, for example <c>take the permit, hold it, give it back</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>
    /// Whether the hold time is spent inside, by one participant at a time. If it is, nobody else gets on meanwhile; if it is not, each
    /// participant spends it for itself, between its operations. False by default.
    /// </summary>
    public bool Exclusive { get; init; }

    /// <summary>Whether it is measured over all hold times of the budget, and not with the shortest only. True by default.</summary>
    public bool OverHolds { get; init; } = true;

    /// <summary>Who does it. None if <see cref="NotMeasured"/> says why.</summary>
    public IReadOnlyList<CostContender> Contenders { get; init; } = [];

    /// <summary>Why there is nothing to measure, in a sentence; <see langword="null"/>, the default, if there is.</summary>
    public string? NotMeasured { get; init; }

    /// <summary>Whether the quick comparison leaves it out, for its time is short: of what is done seldom, once in the life of an instance for example, or chosen for other reasons than its cost. False by default.</summary>
    public bool Seldom { get; init; }

    /// <summary>What is not in it and why, in a sentence each; none by default.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All studies of a scenario, the usual one first.</summary>
    internal static IEnumerable<CostStudy> Of(Scenario scenario) => scenario.Cost is { } usual ? [usual, .. scenario.FurtherCosts] : scenario.FurtherCosts;

    /// <summary>A study that says why there is nothing to measure.</summary>
    /// <param name="operation">What the operation would be.</param>
    /// <param name="why">Why it is not measured, in a sentence.</param>
    public static CostStudy None(string operation, string why) => new() { Operation = operation, NotMeasured = why };
}
