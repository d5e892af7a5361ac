using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>A verdict in its colour.</summary>
internal static class VerdictText
{
    public static string Markup(Verdict verdict)
    {
        var colour = verdict switch
        {
            Verdict.Held => "green",
            Verdict.Broken => "red",
            Verdict.Hung => "yellow",
            _ => "magenta",
        };
        return $"[{colour}]{verdict.ToString().ToLowerInvariant()}[/]";
    }
}
