using Akka.Actor;

namespace Akka.Event;

/// <summary>Makes loggers, and translates levels. Thread-safe.</summary>
public static class Logging
{
    private const LogLevel OffLevel = (LogLevel)int.MaxValue;

    private static readonly LogLevel[] Levels = [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    /// <summary>All levels, ascending.</summary>
    internal static ReadOnlySpan<LogLevel> AllLogLevels => Levels;

    /// <summary>A logger for an actor; its source is the actor's path.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="logMessageFormatter">Merges templates and arguments; <c>null</c> takes the system's.</param>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return GetLogger(context.System, context, logMessageFormatter);
    }

    /// <summary>A logger for an object of a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="logSourceObj">The source: a text, a class, a reference, a context, or any object.</param>
    /// <param name="logMessageFormatter">Merges templates and arguments; <c>null</c> takes the system's.</param>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        var source = LogSource.Create(logSourceObj, system);
        return new BusLogging(system.EventStream, source.Source, source.Type, logMessageFormatter ?? system.Settings.LogFormatter);
    }

    /// <summary>A logger that publishes on a bus.</summary>
    /// <param name="loggingBus">The bus.</param>
    /// <param name="logSourceObj">The source: a text, a class, a reference, a context, or any object.</param>
    /// <param name="logMessageFormatter">Merges templates and arguments; <c>null</c> takes the default one.</param>
    public static ILoggingAdapter GetLogger(LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(loggingBus);
        var source = LogSource.Create(logSourceObj);
        return new BusLogging(loggingBus, source.Source, source.Type, logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }

    /// <summary>The name of an object's class without its namespace.</summary>
    /// <param name="o">The object.</param>
    public static string SimpleName(object o) => o.GetType().Name;

    /// <summary>The name of a class without its namespace.</summary>
    /// <param name="t">The class.</param>
    public static string SimpleName(Type t) => t.Name;

    /// <summary>The class of the events of a level.</summary>
    /// <param name="logLevel">The level.</param>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The name of a level in configurations and log lines.</summary>
    /// <param name="logLevel">The level.</param>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        OffLevel => "OFF",
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The level that a configuration names, in any case; <c>OFF</c> is above all levels.</summary>
    /// <param name="logLevel">The name.</param>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => OffLevel,
        var other => throw new ArgumentException(
            $"Unknown LogLevel: \"{other}\". Valid values are: \"DEBUG\", \"INFO\", \"WARNING\", \"ERROR\"", nameof(logLevel)),
    };

    /// <summary>The level of a class of events.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <exception cref="ArgumentException">The class has no level of its own.</exception>
    public static LogLevel LogLevelFor<T>() where T : LogEvent
    {
        foreach (var level in Levels)
        {
            if (level.ClassFor() == typeof(T))
                return level;
        }

        throw new ArgumentException(
            $"Unknown LogEvent type: \"{typeof(T).FullName}\". Valid types are: "
            + string.Join(", ", Levels.Select(level => $"\"{level.ClassFor().FullName}\"")));
    }
}
