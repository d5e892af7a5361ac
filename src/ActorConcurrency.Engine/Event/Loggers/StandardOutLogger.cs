using System.Globalization;
using Akka.Util;

namespace Akka.Event;

/// <summary>Prints log events on the standard output, in colours if it is a terminal. Thread-safe.</summary>
public class StandardOutLogger : MinimalLogger
{
    /// <summary>The colour of debug events. Default: gray. Holds for the process.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>The colour of info events. Default: white. Holds for the process.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>The colour of warnings. Default: yellow. Holds for the process.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>The colour of errors. Default: red. Holds for the process.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <summary>Whether to use colours. Default: true. Holds for the process.</summary>
    public static bool UseColors { get; set; } = true;

    /// <inheritdoc/>
    protected override void Log(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message is LogEvent logEvent)
            PrintLogEvent(logEvent, Filter);
        else
            Console.WriteLine(message);
    }

    /// <summary>Prints an event, unless the filter drops it. A template that does not fit its arguments is reported, not thrown.</summary>
    internal static void PrintLogEvent(LogEvent logEvent, LogFilterEvaluator filter)
    {
        try
        {
            if (filter.ShouldTryKeepMessage(logEvent, out var text))
                StandardOutWriter.WriteLine(text, UseColors ? ColorFor(logEvent.LogLevel()) : null);
        }
        catch (FormatException fault)
        {
            StandardOutWriter.WriteLine(Describe(logEvent, fault), UseColors ? ErrorColor : null);
        }
    }

    private static string Describe(LogEvent logEvent, FormatException fault)
    {
        var text = logEvent.Message is LogMessage message
            ? $"str=[{message.Format}], args=[{message.Unformatted()}]"
            : $"str=[{logEvent.Message?.GetType()}]";
        return string.Create(CultureInfo.InvariantCulture,
            $"[ERROR][{logEvent.Timestamp:MM/dd/yyyy HH:mm:ss.fffK}][Thread {logEvent.Thread.ManagedThreadId:0000}][StandardOutLogger] "
            + $"Encountered {fault.GetType()} while recording log: [{logEvent.LogLevel().StringFor()}][{logEvent.LogSource}]. "
            + $"{fault.Message} {text} Please take a look at the logging call where this occurred and fix your format string.");
    }

    private static ConsoleColor ColorFor(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };
}
