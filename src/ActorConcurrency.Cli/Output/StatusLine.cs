namespace ActorConcurrency.Cli;

/// <summary>What runs right now, on a line of the terminal's standard error that the next one replaces; nothing where errors go to a file.</summary>
internal static class StatusLine
{
    private const string Erase = "\x1b[K\r";

    public static void Show(string what)
    {
        if (Console.IsErrorRedirected) return;
        // A line that wraps could not be replaced.
        var room = Math.Max(Terminal.CreateForProgress().Profile.Width - 1, 1);
        Console.Error.Write($"\r{(what.Length > room ? what[..room] : what)}{Erase}");
    }

    /// <summary>Leaves an empty line for the results.</summary>
    public static void Clear() => Show("");
}
