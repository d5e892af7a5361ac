using System.Text.RegularExpressions;

namespace ActorConcurrency.App.Tests;

/// <summary>Whatever a page points to in the repository is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var broken = MarkdownPage.Read(page).Links.Where(link => !Uri.IsWellFormedUriString(link, UriKind.Absolute) && !Leads(page, link));

        Assert.True(!broken.Any(), $"Links of {page} that lead nowhere: {string.Join(", ", broken)}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_names_a_project_that_exists(string page)
    {
        var missing = Project().Matches(Repository.Read(page)).Select(project => project.Groups["path"].Value).Where(path => !Repository.Has(path));

        Assert.True(!missing.Any(), $"Projects on {page} that do not exist: {string.Join(", ", missing)}");
    }

    [Theory]
    [InlineData("docs/recipes/counter.md", "counter.md#cost", true)]
    [InlineData("docs/recipes/counter.md", "#cost", true)]
    [InlineData("docs/recipes/counter.md", "../../README.md", true)]
    [InlineData("docs/recipes/counter.md", "../../src", true)]
    [InlineData("docs/recipes/counter.md", "counter.md#price", false)]
    [InlineData("docs/recipes/counter.md", "COUNTER.md", false)]
    [InlineData("README.md", "docs/nothing.md", false)]
    [InlineData("README.md", "../README.md", false)]
    public void A_link_leads_to_what_there_is_and_to_an_anchor_that_is_on_the_page(string page, string link, bool leads) => Assert.Equal(leads, Leads(page, link));

    private static bool Leads(string page, string link)
    {
        var (path, anchor) = link.Split('#') is [var file, var part] ? (file, part) : (link, null);
        var target = path == "" ? page : Repository.Resolve(page, path);
        return Repository.Has(target) && !target.StartsWith("..", StringComparison.Ordinal) && (anchor is null || MarkdownPage.Read(target).Anchors.Contains(anchor));
    }

    [GeneratedRegex(@"--project (?<path>[\w./-]+)")]
    private static partial Regex Project();
}
