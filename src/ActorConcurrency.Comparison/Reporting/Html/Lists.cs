namespace ActorConcurrency.Comparison;

/// <summary>Lists of the page.</summary>
internal static class Lists
{
    /// <summary>A list; nothing if it is empty.</summary>
    public static HtmlText Of(IReadOnlyCollection<string> items) => Of([.. items.Select(item => HtmlText.Of($"{item}"))]);

    /// <summary>A list; nothing if it is empty.</summary>
    /// <param name="items">The items.</param>
    /// <param name="isNumbered">Whether their order means something; false by default.</param>
    public static HtmlText Of(IReadOnlyCollection<HtmlText> items, bool isNumbered = false)
    {
        if (items.Count == 0) return HtmlText.Empty;
        var all = HtmlText.Join(items.Select(item => HtmlText.Of($"<li>{item}</li>\n")));
        return isNumbered ? HtmlText.Of($"<ol>{all}</ol>") : HtmlText.Of($"<ul>{all}</ul>");
    }
}
