using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>A verdict in its colour.</summary>
internal static class VerdictText
{
    public static string Markup(Verdict verdict) => $"[{Colour(verdict)}]{verdict.ToString().ToLowerInvariant()}[/]";

    public static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Held => "green",
        Verdict.Broken => "red",
        Verdict.Hung => "yellow",
        _ => "magenta",
    };
}
