using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The console that tables are drawn on.</summary>
internal static class Terminal
{
    private const int WidthWithoutTerminal = 120;

    /// <summary>With colours on a terminal; plain text of a fixed width where output goes to a file or a pipe.</summary>
    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
