namespace ActorConcurrency.Comparison;

/// <summary>Lists of the page.</summary>
internal static class Lists
{
    /// <summary>A list; nothing if it is empty.</summary>
    public static HtmlText Of(IReadOnlyCollection<string> items) => Of([.. items.Select(item => HtmlText.Of($"{item}"))]);

    /// <summary>A list; nothing if it is empty.</summary>
    public static HtmlText Of(IReadOnlyCollection<HtmlText> items) =>
        items.Count == 0 ? HtmlText.Empty : HtmlText.Of($"<ul>{items.Select(item => HtmlText.Of($"<li>{item}</li>\n"))}</ul>");
}
