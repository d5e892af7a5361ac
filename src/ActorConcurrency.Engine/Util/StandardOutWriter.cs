namespace Akka.Util;

/// <summary>Coloured lines on the standard output, one at a time. Thread-safe.</summary>
public static class StandardOutWriter
{
    private static readonly Lock Gate = new();

    /// <summary>Writes text.</summary>
    /// <param name="message">The text.</param>
    /// <param name="foregroundColor">Its colour; <c>null</c> keeps the current one.</param>
    /// <param name="backgroundColor">The colour behind it; <c>null</c> keeps the current one.</param>
    public static void Write(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null)
    {
        lock (Gate)
        {
            var coloured = !Console.IsOutputRedirected && (foregroundColor ?? backgroundColor) is not null;
            if (coloured)
                Colour(foregroundColor, backgroundColor);

            Console.Write(message);

            if (coloured)
                Console.ResetColor();
        }
    }

    /// <summary>Writes a line.</summary>
    /// <param name="message">The text without its line end.</param>
    /// <param name="foregroundColor">Its colour; <c>null</c> keeps the current one.</param>
    /// <param name="backgroundColor">The colour behind it; <c>null</c> keeps the current one.</param>
    public static void WriteLine(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Write(message + Environment.NewLine, foregroundColor, backgroundColor);

    private static void Colour(ConsoleColor? foreground, ConsoleColor? background)
    {
        if (foreground is { } front)
            Console.ForegroundColor = front;
        if (background is { } back)
            Console.BackgroundColor = back;
    }
}
