using System.Text.RegularExpressions;
using ActorConcurrency.Comparison;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ActorConcurrency.App.Tests;

public sealed class HtmlReportTests
{
    [Fact]
    public async Task It_is_html_without_a_flaw()
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });

        var page = parser.ParseDocument(HtmlReport.Render(await WholeReport.MakeAsync()));

        Assert.Equal("Locks, .NET and actors compared", page.Title);
    }

    [Fact]
    public async Task Every_part_has_its_section()
    {
        var page = await PageAsync();

        Assert.Equal(["overview", "some", "reading", "environment"], page.QuerySelectorAll("main > section").Select(section => section.Id));
        Assert.Equal(["some-timelines", "some-experiments", "some-failures", "some-outcomes", "some-costs"], page.QuerySelectorAll("#some > details").Select(part => part.Id));
        Assert.All(page.QuerySelectorAll("#some > details"), part => Assert.NotNull(part.QuerySelector("table")));
        Assert.Equal(3, page.QuerySelectorAll("#some-costs svg").Length);
    }

    [Fact]
    public async Task Nothing_that_somebody_wrote_becomes_html()
    {
        var page = await PageAsync();

        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Contains(page.QuerySelectorAll("td"), cell => cell.TextContent.Contains("<script>alert(\"x\")</script> & 'y'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_laboratory_s_own_sentences_have_code_emphasis_and_lists_and_no_marks()
    {
        var reading = (await PageAsync()).QuerySelector("#reading")!;

        Assert.Contains(reading.QuerySelectorAll("code"), code => code.TextContent == "lock");
        Assert.NotEmpty(reading.QuerySelectorAll("em"));
        Assert.Equal(3, Assert.Single(reading.QuerySelectorAll("ol")).Children.Length);
        Assert.DoesNotMatch(@"[`*]", reading.TextContent);
    }

    [Fact]
    public async Task It_asks_nobody_for_anything()
    {
        var page = await PageAsync();

        Assert.Empty(page.QuerySelectorAll("[src], link, object, iframe, form, [style]"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_leads_somewhere_and_no_place_has_two_names_alike()
    {
        var page = await PageAsync();

        string[] places = [.. page.QuerySelectorAll("[id]").Select(place => place.Id!)];
        Assert.Equal(places.Distinct(), places);
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")![1..], places));
    }

    [Fact]
    public async Task Every_drawing_says_what_it_shows_and_its_figures_stand_in_a_table_beside_it()
    {
        var page = await PageAsync();

        Assert.All(page.QuerySelectorAll("svg"), drawing => Assert.False(string.IsNullOrEmpty(drawing.GetAttribute("aria-label"))));
        Assert.All(page.QuerySelectorAll("svg"), drawing => Assert.NotNull(drawing.Closest("details.part")!.QuerySelector("table")));
    }

    [Fact]
    public async Task A_drawing_stays_within_its_frame()
    {
        var page = await PageAsync();

        foreach (var drawing in page.QuerySelectorAll("svg"))
        {
            var frame = drawing.GetAttribute("viewBox")!.Split(' ').Select(double.Parse).ToArray();
            Assert.All(Numbers(drawing, "x", "x1", "x2", "cx"), x => Assert.InRange(x, 0, frame[2]));
            Assert.All(Numbers(drawing, "y", "y1", "y2", "cy"), y => Assert.InRange(y, 0, frame[3]));
        }
    }

    [Fact]
    public async Task A_partial_report_and_its_objections_are_told_before_all_else()
    {
        var report = await WholeReport.MakeAsync() with { Passed = false, Objections = ["this is odd"], NotRun = ["Some/race"], NotRunBecause = "there was no time" };

        var head = Parse(report).QuerySelector("header")!.TextContent;

        Assert.Contains("not passed", head, StringComparison.Ordinal);
        Assert.Contains("this is odd", head, StringComparison.Ordinal);
        Assert.Contains("partial there was no time. Not run: Some/race.", Regex.Replace(head, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_measured_is_a_dash_and_never_the_best()
    {
        var report = await WholeReport.MakeAsync();

        var cells = Parse(report with { Recipes = [report.Recipes[0] with { Costs = null, Failures = null }] }).QuerySelectorAll(".heat tbody td").Skip(4).ToList();

        Assert.All(cells, cell => Assert.Equal(("–", ""), (cell.TextContent, cell.ClassName ?? "")));
    }

    [Fact]
    public async Task A_report_without_failures_has_no_column_of_them_and_says_why()
    {
        const string Column = "failures survived";
        var report = await WholeReport.MakeAsync();
        var without = report with { Recipes = [report.Recipes[0] with { Failures = null }] };

        Assert.Contains(Column, Overview(report), StringComparison.Ordinal);
        Assert.DoesNotContain("not run", Overview(report), StringComparison.Ordinal);
        Assert.DoesNotContain(Column, Overview(without), StringComparison.Ordinal);
        Assert.Contains("Failures: not run in this profile; --standard runs them.", Overview(without), StringComparison.Ordinal);
        Assert.Contains("Failures: not run in this profile; --standard runs them.", MarkdownReport.Render(without), StringComparison.Ordinal);
        Assert.Contains("Failures: not run.", MarkdownReport.Render(without with { Profile = Profile.Standard }), StringComparison.Ordinal);
        Assert.DoesNotContain("Failures: not run", MarkdownReport.Render(report), StringComparison.Ordinal);

        static string Overview(ComparisonReport report) => Regex.Replace(Parse(report).QuerySelector("#overview")!.TextContent, @"\s+", " ");
    }

    [Fact]
    public void The_page_s_own_recipes_show_their_code_from_python_to_the_actor_s_step()
    {
        Assert.Equal(ScenarioCatalog.Page.Where(scenario => scenario.Recipe != "Theory").Select(scenario => scenario.Recipe), CodeListings.Recipes);
        foreach (var listings in CodeListings.Recipes.Select(CodeListings.Of))
        {
            Assert.EndsWith(", in Python", listings[0].Title, StringComparison.Ordinal);
            Assert.Equal("actor: its step, on plain state", listings[^1].Title);
            Assert.All(listings, listing => Assert.Matches(listing.IsPython ? "def |class |import " : "class |record |interface ", listing.Code));
            Assert.All(listings, listing => Assert.DoesNotContain("///", listing.Code, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<double> Numbers(AngleSharp.Dom.IElement drawing, params string[] names) =>
        drawing.QuerySelectorAll("*").SelectMany(shape => names.Select(shape.GetAttribute)).OfType<string>().Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<IHtmlDocument> PageAsync() => Parse(await WholeReport.MakeAsync());

    private static IHtmlDocument Parse(ComparisonReport report) => new HtmlParser().ParseDocument(HtmlReport.Render(report));
}
