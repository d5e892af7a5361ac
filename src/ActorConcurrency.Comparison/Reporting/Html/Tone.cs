namespace ActorConcurrency.Comparison;

/// <summary>What a colour of the page means: the names are classes of its style sheet. The same everywhere.</summary>
internal static class Tone
{
    public const string Good = "good";
    public const string Warn = "warn";
    public const string Bad = "bad";
    public const string Stuck = "stuck";
    public const string Mute = "mute";

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Held => Good,
        Verdict.Broken => Bad,
        Verdict.Hung => Stuck,
        _ => Mute,
    };

    public static string Of(Effect effect) => effect switch
    {
        Effect.Survived or Effect.Signalled => Good,
        Effect.Stranded => Warn,
        Effect.Lost or Effect.Doubled => Bad,
        Effect.Hung => Stuck,
        _ => Mute,
    };

    public static string Of(Grade grade) => grade switch
    {
        Grade.Acceptable => Good,
        Grade.Interesting => Warn,
        _ => Bad,
    };

    /// <summary>A step of the heat map, from <c>h0</c>, the best, to <c>h4</c>.</summary>
    public static string Step(int step) => $"h{Math.Clamp(step, 0, 4)}";

    /// <summary>The step of a share of what was tried: all is the best.</summary>
    public static string OfShare(int good, int all) => Step(good == all ? 0 : 1 + (int)(3.0 * (all - good) / all));

    /// <summary>The step of a factor against the best: up to 1.2, 2, 5, 20, and more.</summary>
    public static string OfFactor(double factor) => Step(factor switch { <= 1.2 => 0, <= 2 => 1, <= 5 => 2, <= 20 => 3, _ => 4 });
}
