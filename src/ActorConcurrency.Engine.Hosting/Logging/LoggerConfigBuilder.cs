using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>Collects how an actor system logs. Made by <see cref="LoggingExtensions.ConfigureLoggers"/>.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly List<Type> _loggers = [typeof(DefaultLogger)];
    private readonly AkkaConfigurationBuilder _builder;
    private Type _logMessageFormatter = typeof(DefaultLogMessageFormatter);

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder) => _builder = builder;

    /// <summary>The least level that is logged; default <see cref="Event.LogLevel.InfoLevel"/>.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    /// <summary>Whether the whole configuration is logged at the start; default <c>false</c>.</summary>
    public bool LogConfigOnStart { get; set; }

    /// <summary>What the engine tells about its own doings at debug level; default: what HOCON says.</summary>
    public DebugOptions? DebugOptions { get; set; }

    /// <summary>How undelivered messages are logged; default: what HOCON says.</summary>
    public DeadLetterOptions? DeadLetterOptions { get; set; }

    /// <summary>Which log events are dropped; default none.</summary>
    public LogFilterBuilder? LogFilterBuilder { get; set; }

    /// <summary>The class that formats log messages; an <see cref="ILogMessageFormatter"/> with a parameterless constructor.</summary>
    [Obsolete("Use WithDefaultLogMessageFormatter<T>.")]
    public Type LogMessageFormatter
    {
        get => _logMessageFormatter;
        set => _logMessageFormatter = value;
    }

    /// <summary>Removes all loggers, the default one included.</summary>
    /// <returns>This builder.</returns>
    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    /// <summary>Adds a logger; a second time changes nothing.</summary>
    /// <typeparam name="T">The logger: an actor.</typeparam>
    /// <returns>This builder.</returns>
    public LoggerConfigBuilder AddLogger<T>() where T : IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        if (!_loggers.Contains(typeof(T))) _loggers.Add(typeof(T));
        return this;
    }

    /// <summary>Sets the class that formats log messages.</summary>
    /// <typeparam name="T">The class; it has a parameterless constructor.</typeparam>
    /// <returns>This builder.</returns>
    public LoggerConfigBuilder WithDefaultLogMessageFormatter<T>() where T : ILogMessageFormatter
    {
        _logMessageFormatter = typeof(T);
        return this;
    }

    /// <summary>Adds rules on which log events are dropped.</summary>
    /// <param name="filterBuilder">Adds the rules.</param>
    /// <returns>This builder.</returns>
    public LoggerConfigBuilder WithLogFilter(Action<LogFilterBuilder> filterBuilder)
    {
        ArgumentNullException.ThrowIfNull(filterBuilder);
        filterBuilder(LogFilterBuilder ??= new LogFilterBuilder());
        return this;
    }

    internal void AddSetup(Actor.Setup.Setup setup) => _builder.AddSetup(setup);

    /// <summary>Writes everything into the builder; it wins over the HOCON that is there.</summary>
    internal void Apply()
    {
        if (LogFilterBuilder is { } filter) _builder.AddSetup(filter.Build());
        _builder.AddHocon(ToHocon(), HoconAddMode.Prepend);
    }

    private string ToHocon() =>
        $"""
         akka.loglevel = {LogLevel.ToString().Replace("Level", "", StringComparison.Ordinal)}
         akka.log-config-on-start = {(LogConfigOnStart ? "true" : "false")}
         akka.loggers = [{string.Join(", ", _loggers.Select(NameOf))}]
         {FormatterHocon()}
         {DebugOptions}
         {DeadLetterOptions}
         """;

    // Left out unless it was chosen, so that a formatter named in HOCON stays.
    private string FormatterHocon()
    {
        if (_logMessageFormatter == typeof(DefaultLogMessageFormatter)) return "";
        if (!typeof(ILogMessageFormatter).IsAssignableFrom(_logMessageFormatter))
            throw new ConfigurationException($"Log message formatter [{_logMessageFormatter}] must implement {nameof(ILogMessageFormatter)}.");
        if (_logMessageFormatter.GetConstructor(Type.EmptyTypes) is null)
            throw new ConfigurationException($"Log message formatter [{_logMessageFormatter}] must have an empty constructor that is public.");
        return $"akka.logger-formatter = {NameOf(_logMessageFormatter)}";
    }

    private static string NameOf(Type type) => HoconExtensions.Quote(type.AssemblyQualifiedName!);
}
