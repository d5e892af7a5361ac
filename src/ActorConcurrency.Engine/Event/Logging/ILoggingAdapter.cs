namespace Akka.Event;

/// <summary>A logger: what actors and systems log with, mostly through <see cref="LoggingExtensions"/>. Thread-safe.</summary>
public interface ILoggingAdapter
{
    /// <summary>Merges templates and arguments.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug events are wanted.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info events are wanted.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings are wanted.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether errors are wanted.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether events of a level are wanted.</summary>
    /// <param name="logLevel">The level.</param>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a text.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="format">The text; it is not formatted.</param>
    void Log(LogLevel logLevel, Exception? cause, string format);

    /// <summary>Logs a message.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="message">The message; it is formatted when somebody looks.</param>
    void Log(LogLevel logLevel, Exception? cause, LogMessage message);
}
