namespace Akka.Event;

/// <summary>The logger that publishes its events on a bus. Thread-safe.</summary>
public sealed class BusLogging : LoggingAdapterBase
{
    /// <summary>Creates the logger.</summary>
    /// <param name="bus">Where the events go.</param>
    /// <param name="logSource">Where they come from.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="logMessageFormatter">Merges templates and arguments.</param>
    public BusLogging(LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
        : base(logMessageFormatter)
    {
        Bus = bus;
        LogSource = logSource;
        LogClass = logClass;
    }

    /// <summary>Where the events go.</summary>
    public LoggingBus Bus { get; }

    /// <summary>Where they come from.</summary>
    public string LogSource { get; }

    /// <summary>The class that logs.</summary>
    public Type LogClass { get; }

    /// <inheritdoc/>
    public override bool IsDebugEnabled => Bus.LogLevel <= LogLevel.DebugLevel;

    /// <inheritdoc/>
    public override bool IsInfoEnabled => Bus.LogLevel <= LogLevel.InfoLevel;

    /// <inheritdoc/>
    public override bool IsWarningEnabled => Bus.LogLevel <= LogLevel.WarningLevel;

    /// <summary>Always: an error is published even when no logger prints it, because others may have subscribed to errors.</summary>
    public override bool IsErrorEnabled => true;

    /// <inheritdoc/>
    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) =>
        Bus.Publish(CreateLogEvent(logLevel, message, cause));

    private LogEvent CreateLogEvent(LogLevel logLevel, object message, Exception? cause) => logLevel switch
    {
        LogLevel.DebugLevel => new Debug(cause, LogSource, LogClass, message),
        LogLevel.InfoLevel => new Info(cause, LogSource, LogClass, message),
        LogLevel.WarningLevel => new Warning(cause, LogSource, LogClass, message),
        LogLevel.ErrorLevel => new Error(cause, LogSource, LogClass, message),
        _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, null),
    };
}
