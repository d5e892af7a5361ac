using System.Globalization;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The consoles that results and progress are drawn on.</summary>
internal static class Terminal
{
    /// <summary>How wide text is where it goes to a file or a pipe.</summary>
    public const int WidthWithoutTerminal = 100;

    private const int LeastWidth = 40;
    private const int GreatestWidth = 1000;

    /// <summary>Standard output, for results: with colours on a terminal, plain text elsewhere.</summary>
    public static IAnsiConsole Create() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error, for progress: results can go through a pipe.</summary>
    public static IAnsiConsole CreateForProgress() => Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>The width that is asked for: <c>COLUMNS</c>, where that is a number; else what there is.</summary>
    /// <param name="columns">The text of the variable.</param>
    /// <param name="otherwise">What there is.</param>
    public static int WidthOf(string? columns, int otherwise) =>
        int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0 ? Math.Clamp(width, LeastWidth, GreatestWidth) : otherwise;

    /// <summary>Standard output, or plain text on what takes its place.</summary>
    public static IAnsiConsole On(TextWriter output) => output == Console.Out ? Create() : Create(output, isRedirected: true);

    private static string? Columns => Environment.GetEnvironmentVariable("COLUMNS");

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(isRedirected
            ? new AnsiConsoleSettings { Out = new AnsiConsoleOutput(new TrimmedWriter(writer)), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No }
            : new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = WidthOf(Columns, isRedirected ? WidthWithoutTerminal : Math.Max(console.Profile.Width, LeastWidth));
        return console;
    }
}
