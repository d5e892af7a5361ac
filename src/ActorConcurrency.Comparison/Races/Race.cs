namespace ActorConcurrency.Comparison;

/// <summary>What an outcome of a race is worth.</summary>
public enum Grade
{
    /// <summary>As it should be.</summary>
    Acceptable,

    /// <summary>Allowed, and not what everybody expects.</summary>
    Interesting,

    /// <summary>Must not be.</summary>
    Forbidden,
}

/// <summary>One way in which a race can end. Immutable.</summary>
/// <param name="Name">What is seen at the end, as a run tells it, for example <c>3</c>.</param>
/// <param name="Grade">What it is worth.</param>
/// <param name="Why">Why, in a few words.</param>
public sealed record RaceOutcome(string Name, Grade Grade, string Why);

/// <summary>
/// Two or three who do one thing each at the same moment, on a fresh state, thousands of times: which outcomes are there, and how often?
/// Declared once, run by every contender. Immutable.
/// </summary>
public sealed record Race
{
    /// <summary>A short name, unique within its scenario, for example <c>lost-update</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question in one line.</summary>
    public required string Title { get; init; }

    /// <summary>How many take part: 2 or 3.</summary>
    public int Participants { get; init; } = 2;

    /// <summary>The outcomes that were thought of. Any other is forbidden.</summary>
    public required IReadOnlyList<RaceOutcome> Outcomes { get; init; }

    /// <summary>Who runs it.</summary>
    public required IReadOnlyList<RaceContender> Contenders { get; init; }
}
