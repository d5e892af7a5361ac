using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>What a failure came to, from the mildest to the worst; then what is no outcome.</summary>
public enum Effect
{
    /// <summary>All went on: nothing was lost, doubled or stranded.</summary>
    Survived,

    /// <summary>Whoever was concerned was told, by an error or a value; nothing was lost, doubled or stranded.</summary>
    Signalled,

    /// <summary>Something can never be used again, or somebody waits for what never comes; others could notice and go on.</summary>
    Stranded,

    /// <summary>Something is gone in silence.</summary>
    Lost,

    /// <summary>There is more of something than there may be: two hold what is one's, or one thing was got twice.</summary>
    Doubled,

    /// <summary>It does not go on: a deadlock, or no progress for longer than is waited.</summary>
    Hung,

    /// <summary>The cell's own program failed: nothing is known.</summary>
    Unknown,

    /// <summary>There is no way to ask for it.</summary>
    [JsonStringEnumMemberName("not offered")]
    NotOffered,

    /// <summary>The question does not arise.</summary>
    [JsonStringEnumMemberName("not applicable")]
    NotApplicable,

    /// <summary>It was not tried this time.</summary>
    [JsonStringEnumMemberName("not run")]
    NotRun,
}

/// <summary>Effects in words. Thread-safe.</summary>
internal static class Effects
{
    /// <summary>The effect's name in words, in lower case, for example <c>not offered</c>.</summary>
    /// <param name="effect">The effect.</param>
    public static string Name(this Effect effect) => effect switch
    {
        Effect.NotOffered => "not offered",
        Effect.NotApplicable => "not applicable",
        Effect.NotRun => "not run",
        _ => effect.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether something was tried and its outcome is known.</summary>
    /// <param name="effect">The effect.</param>
    public static bool IsOutcome(this Effect effect) => effect < Effect.Unknown;

    /// <summary>Whether it was come through, or told of: nothing was lost, doubled or stranded, and nobody hangs.</summary>
    /// <param name="effect">The effect.</param>
    internal static bool IsGood(this Effect effect) => effect is Effect.Survived or Effect.Signalled;

    /// <summary>Whether it was tried, its outcome is known, and it is not good.</summary>
    /// <param name="effect">The effect.</param>
    internal static bool IsBad(this Effect effect) => effect.IsOutcome() && !effect.IsGood();
}
