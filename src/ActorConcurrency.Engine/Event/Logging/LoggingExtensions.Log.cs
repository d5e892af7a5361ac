namespace Akka.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs an event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="level">The level.</param>
    /// <param name="format">The text; it is not formatted.</param>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format) => log.Log(level, null, format);

    /// <summary>Logs an event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="level">The level.</param>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object[] args) => log.Log(level, null, format, args);

    /// <summary>Logs an event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="level">The level.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args)
    {
        if (log.IsEnabled(level))
            log.Log(level, cause, new DefaultLogMessage(log.Formatter, format, args));
    }

    /// <inheritdoc cref="Log(ILoggingAdapter, LogLevel, Exception, string, object[])"/>
    public static void Log<T1>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1)
    {
        if (log.IsEnabled(logLevel))
            log.Log(logLevel, cause, new LogMessage<LogValues<T1>>(log.Formatter, format, new(arg1)));
    }

    /// <inheritdoc cref="Log(ILoggingAdapter, LogLevel, Exception, string, object[])"/>
    public static void Log<T1, T2>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsEnabled(logLevel))
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2>>(log.Formatter, format, new(arg1, arg2)));
    }

    /// <inheritdoc cref="Log(ILoggingAdapter, LogLevel, Exception, string, object[])"/>
    public static void Log<T1, T2, T3>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsEnabled(logLevel))
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3>>(log.Formatter, format, new(arg1, arg2, arg3)));
    }

    /// <inheritdoc cref="Log(ILoggingAdapter, LogLevel, Exception, string, object[])"/>
    public static void Log<T1, T2, T3, T4>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsEnabled(logLevel))
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3, T4>>(log.Formatter, format, new(arg1, arg2, arg3, arg4)));
    }

    /// <inheritdoc cref="Log(ILoggingAdapter, LogLevel, Exception, string, object[])"/>
    public static void Log<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsEnabled(logLevel))
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3, T4, T5>>(log.Formatter, format, new(arg1, arg2, arg3, arg4, arg5)));
    }

    /// <inheritdoc cref="Log(ILoggingAdapter, LogLevel, Exception, string, object[])"/>
    public static void Log<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsEnabled(logLevel))
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3, T4, T5, T6>>(log.Formatter, format, new(arg1, arg2, arg3, arg4, arg5, arg6)));
    }
}
