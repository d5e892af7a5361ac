using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ActorConcurrency.Browser.Tests;

public sealed class ReportPageTests(ReportPage report) : IClassFixture<ReportPage>
{
    private const string IsWider = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    [BrowserFact]
    public async Task Every_section_is_there_and_the_page_complains_of_nothing_and_asks_for_nothing()
    {
        var page = await report.OpenAsync();

        foreach (var section in await page.Locator("main > section").AllAsync())
            Assert.True((await section.BoundingBoxAsync())!.Height > 50, await section.GetAttributeAsync("id"));
        foreach (var link in await page.Locator("nav a").AllAsync()) await link.ClickAsync();
        Assert.Empty(report.Complaints);
    }

    [BrowserFact]
    public async Task Every_drawing_is_drawn()
    {
        var page = await report.OpenAsync();

        var drawings = await page.Locator("svg").AllAsync();
        // A report that had no time for all may have none.
        if (report.HasEverything) Assert.NotEmpty(drawings);
        foreach (var drawing in drawings) Assert.True((await drawing.BoundingBoxAsync())!.Width > 200);
    }

    [BrowserFact]
    public async Task A_table_is_sorted_by_a_click_and_by_another_the_other_way_round()
    {
        var page = await report.OpenAsync();
        var table = page.Locator("table.heat");
        var heading = table.Locator("thead th[rowspan]").First;

        async Task<IReadOnlyList<string>> SortAsync()
        {
            await heading.Locator("button").ClickAsync();
            return await table.Locator("tbody th").AllInnerTextsAsync();
        }

        var rising = await SortAsync();
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(rising.Order(StringComparer.OrdinalIgnoreCase), rising);
        Assert.Equal(rising.Reverse(), await SortAsync());
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
    }

    [BrowserFact]
    public async Task Figures_are_sorted_by_what_they_are_and_not_by_how_they_are_written()
    {
        var page = await report.OpenAsync();
        var table = page.Locator("article table:has(td.number)").First;
        await table.Locator("thead button", new() { HasText = "duration" }).ClickAsync();

        var orders = await table.EvaluateAsync<double[]>("table => [...table.tBodies[0].rows].map(row => row.cells[3]).filter(cell => cell.dataset.order).map(cell => Number(cell.dataset.order))");

        Assert.Equal(orders.Order(), orders);
    }

    [BrowserFact]
    public async Task A_table_can_be_sorted_with_the_keyboard_alone()
    {
        var page = await report.OpenAsync();
        var heading = page.Locator("table.heat thead th[rowspan]").First;

        await heading.Locator("button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
    }

    [BrowserFact]
    public async Task On_a_phone_nothing_is_wider_than_the_page()
    {
        var page = await report.OpenAsync(width: 360);

        Assert.False(await page.EvaluateAsync<bool>(IsWider));
    }

    [BrowserFact]
    public async Task A_link_to_something_folded_unfolds_it()
    {
        var page = await report.OpenAsync(unfolded: false);
        var part = page.Locator("details.part").First;

        await page.EvaluateAsync("id => location.hash = id", await part.GetAttributeAsync("id"));

        await Assertions.Expect(part).ToHaveAttributeAsync("open", "");
    }

    [BrowserFact]
    public async Task Dark_is_dark_and_can_be_changed_by_hand()
    {
        var page = await report.OpenAsync(scheme: ColorScheme.Dark);
        Task<int> BrightnessAsync() => page.EvaluateAsync<int>("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");

        Assert.InRange(await BrightnessAsync(), 0, 60);
        await page.Locator("nav button").ClickAsync();
        Assert.InRange(await BrightnessAsync(), 200, 255);
    }

    [BrowserFact]
    public async Task Nobody_is_shut_out() => await HasNoViolationAsync(ColorScheme.Light);

    [BrowserFact]
    public async Task Nobody_is_shut_out_in_the_dark() => await HasNoViolationAsync(ColorScheme.Dark);

    private async Task HasNoViolationAsync(ColorScheme scheme)
    {
        var page = await report.OpenAsync(scheme: scheme);

        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] } });

        Assert.Equal("", string.Join("\n", found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes.Length} x {violation.Nodes[0].Html}")));
    }
}
