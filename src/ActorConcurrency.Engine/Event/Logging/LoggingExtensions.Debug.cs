namespace Akka.Event;

/// <summary>
/// Logging in one call. If the level is not wanted, nothing is allocated or boxed; if it is, template and arguments are merged only
/// when somebody looks. Thread-safe.
/// </summary>
public static partial class LoggingExtensions
{
    /// <summary>Logs a debug event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="format">The text; it is not formatted.</param>
    public static void Debug(this ILoggingAdapter log, string format) => log.Log(LogLevel.DebugLevel, null, format);

    /// <summary>Logs a debug event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="format">The text; it is not formatted.</param>
    public static void Debug(this ILoggingAdapter log, Exception? cause, string format) => log.Log(LogLevel.DebugLevel, cause, format);

    /// <summary>Logs a debug event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    public static void Debug(this ILoggingAdapter log, string format, object[] args) =>
        log.Log(LogLevel.DebugLevel, null, format, args);

    /// <summary>Logs a debug event.</summary>
    /// <param name="log">The logger.</param>
    /// <param name="cause">The exception that led to the event; may be null.</param>
    /// <param name="format">The template.</param>
    /// <param name="args">The arguments.</param>
    public static void Debug(this ILoggingAdapter log, Exception? cause, string format, object[] args) =>
        log.Log(LogLevel.DebugLevel, cause, format, args);

    /// <inheritdoc cref="Debug(ILoggingAdapter, string, object[])"/>
    public static void Debug<T1>(this ILoggingAdapter log, string format, T1 arg1) =>
        log.Log(LogLevel.DebugLevel, null, format, arg1);

    /// <inheritdoc cref="Debug(ILoggingAdapter, Exception, string, object[])"/>
    public static void Debug<T1>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1) =>
        log.Log(LogLevel.DebugLevel, cause, format, arg1);

    /// <inheritdoc cref="Debug(ILoggingAdapter, string, object[])"/>
    public static void Debug<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2) =>
        log.Log(LogLevel.DebugLevel, null, format, arg1, arg2);

    /// <inheritdoc cref="Debug(ILoggingAdapter, Exception, string, object[])"/>
    public static void Debug<T1, T2>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2) =>
        log.Log(LogLevel.DebugLevel, cause, format, arg1, arg2);

    /// <inheritdoc cref="Debug(ILoggingAdapter, string, object[])"/>
    public static void Debug<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3) =>
        log.Log(LogLevel.DebugLevel, null, format, arg1, arg2, arg3);

    /// <inheritdoc cref="Debug(ILoggingAdapter, Exception, string, object[])"/>
    public static void Debug<T1, T2, T3>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        log.Log(LogLevel.DebugLevel, cause, format, arg1, arg2, arg3);

    /// <inheritdoc cref="Debug(ILoggingAdapter, string, object[])"/>
    public static void Debug<T1, T2, T3, T4>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        log.Log(LogLevel.DebugLevel, null, format, arg1, arg2, arg3, arg4);

    /// <inheritdoc cref="Debug(ILoggingAdapter, Exception, string, object[])"/>
    public static void Debug<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        log.Log(LogLevel.DebugLevel, cause, format, arg1, arg2, arg3, arg4);

    /// <inheritdoc cref="Debug(ILoggingAdapter, string, object[])"/>
    public static void Debug<T1, T2, T3, T4, T5>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        log.Log(LogLevel.DebugLevel, null, format, arg1, arg2, arg3, arg4, arg5);

    /// <inheritdoc cref="Debug(ILoggingAdapter, Exception, string, object[])"/>
    public static void Debug<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        log.Log(LogLevel.DebugLevel, cause, format, arg1, arg2, arg3, arg4, arg5);

    /// <inheritdoc cref="Debug(ILoggingAdapter, string, object[])"/>
    public static void Debug<T1, T2, T3, T4, T5, T6>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        log.Log(LogLevel.DebugLevel, null, format, arg1, arg2, arg3, arg4, arg5, arg6);

    /// <inheritdoc cref="Debug(ILoggingAdapter, Exception, string, object[])"/>
    public static void Debug<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        log.Log(LogLevel.DebugLevel, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
}
