using System.Collections.Immutable;
using Akka.Event;
using Serilog.Core;
using Serilog.Core.Enrichers;

namespace Akka.Logger.Serilog;

/// <summary>
/// Logs with message templates and with properties of its own: <c>Context.GetLogger&lt;SerilogLoggingAdapter&gt;()</c>, then
/// <c>ForContext</c>. Immutable: adding a property gives another adapter. As safe for concurrent use as the log.
/// </summary>
public class SerilogLoggingAdapter : LoggingAdapterBase
{
    private readonly LoggingBus _bus;
    private readonly string _logSource;
    private readonly Type _logClass;
    private readonly ImmutableStack<ILogEventEnricher> _properties;

    /// <summary>Creates an adapter without properties.</summary>
    /// <param name="bus">Where events are published, usually the actor system's event stream.</param>
    /// <param name="logSource">The source named in each event.</param>
    /// <param name="logClass">The class named in each event.</param>
    public SerilogLoggingAdapter(LoggingBus bus, string logSource, Type logClass)
        : this(bus, logSource, logClass, [])
    {
    }

    private SerilogLoggingAdapter(
        LoggingBus bus, string logSource, Type logClass, ImmutableStack<ILogEventEnricher> properties)
        : base(SerilogLogMessageFormatter.Instance)
    {
        ArgumentNullException.ThrowIfNull(bus);
        _bus = bus;
        _logSource = logSource;
        _logClass = logClass;
        _properties = properties;
    }

    /// <inheritdoc />
    public override bool IsDebugEnabled => _bus.LogLevel <= LogLevel.DebugLevel;

    /// <inheritdoc />
    public override bool IsInfoEnabled => _bus.LogLevel <= LogLevel.InfoLevel;

    /// <inheritdoc />
    public override bool IsWarningEnabled => _bus.LogLevel <= LogLevel.WarningLevel;

    /// <inheritdoc />
    public override bool IsErrorEnabled => _bus.LogLevel <= LogLevel.ErrorLevel;

    /// <summary>An adapter that adds one more property to each event; an earlier one of the same name is replaced.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="destructureObjects"><c>true</c> keeps the structure of objects; default <c>false</c>: their text.</param>
    /// <returns>The new adapter.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public ILoggingAdapter SetContextProperty(string name, object? value, bool destructureObjects = false)
    {
        var property = new PropertyEnricher(name, value, destructureObjects);
        return new SerilogLoggingAdapter(_bus, _logSource, _logClass, _properties.Push(property));
    }

    /// <summary>Publishes one event.</summary>
    /// <param name="logLevel">Its level.</param>
    /// <param name="message">Text or a log message.</param>
    /// <param name="cause">The exception, if there is one.</param>
    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) =>
        _bus.Publish(ToEvent(logLevel, new SerilogPayload(message, [.. _properties]), cause));

    private LogEvent ToEvent(LogLevel level, SerilogPayload payload, Exception? cause) => level switch
    {
        LogLevel.DebugLevel => new Debug(cause, _logSource, _logClass, payload),
        LogLevel.InfoLevel => new Info(cause, _logSource, _logClass, payload),
        LogLevel.WarningLevel => new Warning(cause, _logSource, _logClass, payload),
        LogLevel.ErrorLevel => new Error(cause, _logSource, _logClass, payload),
        _ => throw new NotSupportedException($"Log level [{level}] is not one of {string.Join(", ", Enum.GetNames<LogLevel>())}.")
    };
}
