namespace ActorConcurrency;

/// <summary>Where a line of a child's comes from.</summary>
public enum OutputOrigin
{
    /// <summary>The standard output.</summary>
    Output,

    /// <summary>The standard error.</summary>
    Errors,
}

/// <summary>What becomes of what a child writes.</summary>
public enum OutputUse
{
    /// <summary>It is there to be read, and the child is slowed while nobody reads.</summary>
    Read,

    /// <summary>It is dropped, as fast as the child writes it.</summary>
    Discard,
}

/// <summary>How a line ended.</summary>
public enum LineEnd
{
    /// <summary>Not at all: it is a piece of one that is too long, and the next goes on; or the output ended.</summary>
    None,

    /// <summary>A line feed, as on Unix.</summary>
    LineFeed,

    /// <summary>A carriage return and a line feed, as on Windows.</summary>
    CarriageReturnLineFeed,
}

/// <summary>A line of a child's output. Immutable; compares by value.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Text">The line without its end, decoded as UTF-8; bytes that are none are U+FFFD.</param>
/// <param name="End">How it ended; with it nothing of what the child wrote is lost.</param>
/// <param name="Number">1 for the first line of all, whatever its origin and run, and one more for each.</param>
/// <param name="Run">1 for the first run, and one more for each restart.</param>
public sealed record OutputLine(OutputOrigin Origin, string Text, LineEnd End = LineEnd.LineFeed, long Number = 0, int Run = 1)
{
    /// <summary>The text with its end, as the child wrote it.</summary>
    public string Raw => End switch
    {
        LineEnd.LineFeed => Text + "\n",
        LineEnd.CarriageReturnLineFeed => Text + "\r\n",
        _ => Text,
    };
}
