using System.Text;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>The code that a recipe's page shows is the code there is. <c>UPDATE_DOCS=1</c> writes it anew.</summary>
public sealed class CodeOnPagesTests
{
    private const string Begin = "<!-- The code below comes from the sources: UPDATE_DOCS=1 dotnet test -c Release tests/ActorConcurrency.App.Tests -->\n";

    public static TheoryData<string> Recipes => [.. CodeListings.Recipes];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_page_shows_the_page_s_python_the_original_the_twin_and_the_actor_as_they_are(string recipe)
    {
        var path = $"docs/recipes/{recipe.ToLowerInvariant()}.md";
        var page = Repository.Read(path);
        var expected = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + Render(recipe);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") File.WriteAllText(Path.Combine(Repository.Root, path), expected);

        Assert.Contains(Begin, page, StringComparison.Ordinal);
        Assert.Equal(expected, Repository.Read(path));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_page_shows_the_chart_of_a_standard_report_with_its_machine(string recipe)
    {
        var name = recipe.ToLowerInvariant();

        Assert.Contains($"(../charts/{name}.svg)", Repository.Read($"docs/recipes/{name}.md"), StringComparison.Ordinal);
        Assert.Matches("processors, .*; profile standard, ", Repository.Read($"docs/charts/{name}.svg"));
    }

    private static string Render(string recipe)
    {
        var text = new StringBuilder();
        foreach (var listing in CodeListings.Of(recipe))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n<details><summary>{listing.Title}</summary>\n\n```{(listing.IsPython ? "python" : "cs")}\n{listing.Code}\n```\n\n</details>\n");
        return text.ToString();
    }
}
