namespace Akka.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs an error.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="format">The text; it is not formatted.</param>
    public static void Error(this ILoggingAdapter log, string format) => log.Log(LogLevel.ErrorLevel, null, format);

    /// <summary>Logs an error.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="format">The text; it is not formatted.</param>
    public static void Error(this ILoggingAdapter log, Exception? cause, string format) => log.Log(LogLevel.ErrorLevel, cause, format);

    /// <summary>Logs an error.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    public static void Error(this ILoggingAdapter log, string format, object[] args) =>
        log.Log(LogLevel.ErrorLevel, null, format, args);

    /// <summary>Logs an error.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    public static void Error(this ILoggingAdapter log, Exception? cause, string format, object[] args) =>
        log.Log(LogLevel.ErrorLevel, cause, format, args);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error<T1>(this ILoggingAdapter log, string format, T1 arg1) =>
        log.Log(LogLevel.ErrorLevel, null, format, arg1);

    /// <inheritdoc cref="Error(ILoggingAdapter, Exception, string, object[])"/>
    public static void Error<T1>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1) =>
        log.Log(LogLevel.ErrorLevel, cause, format, arg1);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2) =>
        log.Log(LogLevel.ErrorLevel, null, format, arg1, arg2);

    /// <inheritdoc cref="Error(ILoggingAdapter, Exception, string, object[])"/>
    public static void Error<T1, T2>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2) =>
        log.Log(LogLevel.ErrorLevel, cause, format, arg1, arg2);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3) =>
        log.Log(LogLevel.ErrorLevel, null, format, arg1, arg2, arg3);

    /// <inheritdoc cref="Error(ILoggingAdapter, Exception, string, object[])"/>
    public static void Error<T1, T2, T3>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        log.Log(LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error<T1, T2, T3, T4>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        log.Log(LogLevel.ErrorLevel, null, format, arg1, arg2, arg3, arg4);

    /// <inheritdoc cref="Error(ILoggingAdapter, Exception, string, object[])"/>
    public static void Error<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        log.Log(LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3, arg4);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error<T1, T2, T3, T4, T5>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        log.Log(LogLevel.ErrorLevel, null, format, arg1, arg2, arg3, arg4, arg5);

    /// <inheritdoc cref="Error(ILoggingAdapter, Exception, string, object[])"/>
    public static void Error<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        log.Log(LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3, arg4, arg5);

    /// <inheritdoc cref="Error(ILoggingAdapter, string, object[])"/>
    public static void Error<T1, T2, T3, T4, T5, T6>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        log.Log(LogLevel.ErrorLevel, null, format, arg1, arg2, arg3, arg4, arg5, arg6);

    /// <inheritdoc cref="Error(ILoggingAdapter, Exception, string, object[])"/>
    public static void Error<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        log.Log(LogLevel.ErrorLevel, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
}
