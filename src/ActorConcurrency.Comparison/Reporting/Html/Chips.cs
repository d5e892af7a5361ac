namespace ActorConcurrency.Comparison;

/// <summary>Words with the colour of their meaning.</summary>
internal static class Chips
{
    public static HtmlText Of(Verdict verdict) => Chip(verdict.ToString().ToLowerInvariant(), Tone.Of(verdict));

    public static HtmlText Of(Effect effect) => Chip(effect.Name(), Tone.Of(effect));

    public static HtmlText Of(Grade grade) => Chip(grade.ToString().ToLowerInvariant(), Tone.Of(grade));

    /// <summary>A side, with the colour that it has in the drawings.</summary>
    public static HtmlText Of(Side side, string name) => HtmlText.Of($"""<span class="side s-{side.Name()}">{CostText.Head(side, name)}</span>""");

    private static HtmlText Chip(string text, string tone) => HtmlText.Of($"""<span class="chip {tone}">{text}</span>""");
}
