using ActorConcurrency.App.Tests;
using ActorConcurrency.Comparison;
using Microsoft.Playwright;

namespace ActorConcurrency.Browser.Tests;

/// <summary>A report's page, open in the browser: the one that the variable <c>ACTORCONC_REPORT</c> names, or one with every part.</summary>
public sealed class ReportPage : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _file = "";

    /// <summary>What the page asked for beside itself, and what it complained of.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Whether it is the one with every part.</summary>
    public bool HasEverything { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null) return;
        var given = Environment.GetEnvironmentVariable("ACTORCONC_REPORT");
        HasEverything = given is null;
        _file = given ?? _folder["report.html"];
        if (HasEverything) await File.WriteAllTextAsync(_file, HtmlReport.Render(await WholeReport.MakeAsync()));
        _playwright = await Playwright.CreateAsync();
        // It opens a file of ours and nothing else; as root there is no sandbox.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path ?? throw new InvalidOperationException("There is no Chromium on the path."), Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Opens it anew, with everything unfolded.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool unfolded = true)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, BypassCSP = false });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal)) Complaints.Add($"asks for {request.Url}");
        };
        await page.GotoAsync(new Uri(Path.GetFullPath(_file)).AbsoluteUri);
        if (unfolded) await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        return page;
    }
}
