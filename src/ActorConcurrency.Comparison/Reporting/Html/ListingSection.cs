using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>The code of a recipe on the page, side by side.</summary>
internal static class ListingSection
{
    public static HtmlText Render(string recipe) => Of(
        $"""
        <p>Usings and doc comments are left out. The interface, the settings and what all recipes share are not shown.</p>
        <div class="listings">{CodeListings.Of(recipe).Select(listing => Of(
            $"""
            <figure class="listing"><figcaption><b>{listing.Title}</b> <small>{string.Join(", ", listing.Files)}</small></figcaption>
            <pre tabindex="0" role="region" aria-label="{recipe}, {listing.Title}"><code>{CodeColours.Of(listing.Code, listing.IsPython)}</code></pre></figure>
            """))}</div>
        """);
}
