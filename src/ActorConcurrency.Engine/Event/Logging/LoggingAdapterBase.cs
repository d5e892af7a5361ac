namespace Akka.Event;

/// <summary>What loggers share: which levels are wanted, and dropping what is not. Thread-safe.</summary>
public abstract class LoggingAdapterBase : ILoggingAdapter
{
    /// <summary>Creates the logger.</summary>
    /// <param name="logMessageFormatter">Merges templates and arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logMessageFormatter"/> is null.</exception>
    protected LoggingAdapterBase(ILogMessageFormatter logMessageFormatter) =>
        Formatter = logMessageFormatter
            ?? throw new ArgumentNullException(nameof(logMessageFormatter), "The message formatter must not be null.");

    /// <inheritdoc/>
    public ILogMessageFormatter Formatter { get; }

    /// <inheritdoc/>
    public abstract bool IsDebugEnabled { get; }

    /// <inheritdoc/>
    public abstract bool IsInfoEnabled { get; }

    /// <inheritdoc/>
    public abstract bool IsWarningEnabled { get; }

    /// <inheritdoc/>
    public abstract bool IsErrorEnabled { get; }

    /// <summary>Whether events of a level are wanted.</summary>
    /// <param name="logLevel">The level.</param>
    /// <exception cref="NotSupportedException">There is no such level.</exception>
    public bool IsEnabled(LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => IsDebugEnabled,
        LogLevel.InfoLevel => IsInfoEnabled,
        LogLevel.WarningLevel => IsWarningEnabled,
        LogLevel.ErrorLevel => IsErrorEnabled,
        _ => throw new NotSupportedException($"Unknown LogLevel {logLevel}"),
    };

    /// <inheritdoc/>
    public void Log(LogLevel logLevel, Exception? cause, string format)
    {
        if (IsEnabled(logLevel))
            NotifyLog(logLevel, format, cause);
    }

    /// <inheritdoc/>
    public void Log(LogLevel logLevel, Exception? cause, LogMessage message)
    {
        if (IsEnabled(logLevel))
            NotifyLog(logLevel, message, cause);
    }

    /// <summary>Passes on what is wanted.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    protected abstract void NotifyLog(LogLevel logLevel, object message, Exception? cause = null);
}
