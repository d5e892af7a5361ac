namespace ActorConcurrency.Browser.Tests;

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    /// <summary>The variable that makes a missing browser a failure.</summary>
    public const string Require = "CI_REQUIRE";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where it is; null: nowhere on the path.</summary>
    public static string? Path { get; } =
    (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        let file = System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)
        where File.Exists(file)
        select file
    ).FirstOrDefault();

    /// <summary>Why a test cannot run; null: it can, or it has to.</summary>
    public static string? Missing =>
        Path is null && Environment.GetEnvironmentVariable(Require) != "all" ? "There is no Chromium on the path. Install it (Debian: apt-get install chromium) to have these tests run." : null;
}

/// <summary>A test in a browser. Skipped where there is none, unless <c>CI_REQUIRE=all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing!;
}
