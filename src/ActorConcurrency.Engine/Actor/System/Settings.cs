using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>A system's settings: its HOCON, completed by the engine's reference, and what is read from it at the start. Thread-safe.</summary>
public class Settings
{
    private readonly Lock _gate = new();
    private readonly Config _userConfig;
    private Config _fallbackConfig;
    private Config? _config;

    /// <summary>Reads the settings.</summary>
    /// <param name="system">The system.</param>
    /// <param name="config">Its HOCON.</param>
    public Settings(ActorSystem system, Config config) : this(system, config, ActorSystemSetup.Empty) { }

    /// <summary>Reads the settings.</summary>
    /// <param name="system">The system.</param>
    /// <param name="config">Its HOCON.</param>
    /// <param name="setup">Its setup in code.</param>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        _userConfig = config;
        _fallbackConfig = ConfigurationFactory.Default();

        ConfigVersion = Config.GetString("akka.version", "");
        var bootstrap = setup.Get<BootstrapSetup>();
        ProviderSelectionType = bootstrap.HasValue && bootstrap.Value.ActorRefProvider.HasValue
            ? bootstrap.Value.ActorRefProvider.Value
            : ProviderSelection.Of(Config.GetString("akka.actor.provider", "local"));
        ProviderClass = ProviderSelectionType.Fqn;
        HasCluster = ProviderSelectionType.HasCluster;
        Home = Config.GetString("akka.home", "");

        SupervisorStrategyClass = Config.GetString("akka.actor.guardian-supervisor-strategy", "Akka.Actor.DefaultSupervisorStrategy");
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", Timeout.InfiniteTimeSpan);
        CreationTimeout = Config.GetTimeSpan("akka.actor.creation-timeout", TimeSpan.FromSeconds(20));
        UnstartedPushTimeout = Config.GetTimeSpan("akka.actor.unstarted-push-timeout", TimeSpan.FromSeconds(10));
        SerializeAllMessages = Config.GetBoolean("akka.actor.serialize-messages");
        SerializeAllCreators = Config.GetBoolean("akka.actor.serialize-creators");
        EmitActorTelemetry = Config.GetBoolean("akka.actor.telemetry.enabled");

        LogLevel = Config.GetString("akka.loglevel", "INFO");
        StdoutLogLevel = Config.GetString("akka.stdout-loglevel", "WARNING");
        Loggers = Config.GetStringList("akka.loggers");
        LoggersDispatcher = Config.GetString("akka.loggers-dispatcher", Dispatch.Dispatchers.InternalDispatcherId);
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout", TimeSpan.FromSeconds(5));
        LoggerAsyncStart = Config.GetBoolean("akka.logger-async-start");
        LogConfigOnStart = Config.GetBoolean("akka.log-config-on-start");
        LogSerializerOverrideOnStart = Config.GetBoolean("akka.log-serializer-override-on-start", true);
        LogDeadLetters = ReadLogDeadLetters();
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = Config.GetTimeSpan("akka.log-dead-letters-suspend-duration", TimeSpan.FromMinutes(5));
        var filters = setup.Get<LogFilterSetup>();
        LogFilter = filters.HasValue ? filters.Value.CreateEvaluator() : LogFilterEvaluator.NoFilters;
        LogFormatter = CreateLogFormatter(Config.GetString("akka.logger-formatter"));
        StdoutLogger = CreateStdoutLogger(Config.GetString("akka.stdout-logger-class"));

        AddLoggingReceive = Config.GetBoolean("akka.actor.debug.receive");
        DebugAutoReceive = Config.GetBoolean("akka.actor.debug.autoreceive");
        DebugLifecycle = Config.GetBoolean("akka.actor.debug.lifecycle");
        FsmDebugEvent = Config.GetBoolean("akka.actor.debug.fsm");
        DebugEventStream = Config.GetBoolean("akka.actor.debug.event-stream");
        DebugUnhandledMessage = Config.GetBoolean("akka.actor.debug.unhandled");
        DebugRouterMisconfiguration = Config.GetBoolean("akka.actor.debug.router-misconfiguration");
        DebugTimerScheduler = Config.GetBoolean("akka.actor.debug.log-timers");

        SchedulerClass = Config.GetString("akka.scheduler.implementation", "Akka.Actor.HashedWheelTimerScheduler");
        SchedulerShutdownTimeout = Config.GetTimeSpan("akka.scheduler.shutdown-timeout", TimeSpan.FromSeconds(5));
        DefaultVirtualNodesFactor = Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor", 10);
        CoordinatedShutdownTerminateActorSystem = Config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system", true);
        CoordinatedShutdownRunByActorSystemTerminate = Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate", true);
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
            throw new ConfigurationException("akka.coordinated-shutdown.run-by-actor-system-terminate=on and akka.coordinated-shutdown.terminate-actor-system=off is not a supported configuration combination.");
    }

    /// <summary>Everything: the user's HOCON first, then what was injected, then the engine's reference.</summary>
    public Config Config
    {
        get
        {
            lock (_gate) return _config ??= _userConfig.SafeWithFallback(_fallbackConfig);
        }
    }

    /// <summary>Completes the HOCON of a running system: what it has already, it keeps. Used by extensions for their references.</summary>
    /// <param name="config">What completes it.</param>
    public void InjectTopLevelFallback(Config config)
    {
        lock (_gate)
        {
            _fallbackConfig = config.SafeWithFallback(_fallbackConfig);
            _config = null;
        }
    }

    /// <summary>The setup in code.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary><c>akka.version</c>.</summary>
    public string ConfigVersion { get; }

    /// <summary>The provider's class.</summary>
    public string ProviderClass { get; }

    /// <summary>Which provider is used.</summary>
    public ProviderSelection ProviderSelectionType { get; }

    /// <summary>Whether the provider has a cluster.</summary>
    public bool HasCluster { get; }

    /// <summary><c>akka.home</c>.</summary>
    public string Home { get; }

    /// <summary>How the application's top actors are supervised.</summary>
    public string SupervisorStrategyClass { get; }

    /// <summary>How long an ask without a timeout waits; infinite by default.</summary>
    public TimeSpan AskTimeout { get; }

    /// <summary>How long a creation may take.</summary>
    public TimeSpan CreationTimeout { get; }

    /// <summary>Kept for compatibility; every actor here starts at once.</summary>
    public TimeSpan UnstartedPushTimeout { get; }

    /// <summary>Whether each message is serialised and deserialised on its way.</summary>
    public bool SerializeAllMessages { get; }

    /// <summary>Whether each recipe is serialised and deserialised before its use.</summary>
    public bool SerializeAllCreators { get; }

    /// <summary>Whether starts, stops and restarts are published.</summary>
    public bool EmitActorTelemetry { get; }

    /// <summary><c>akka.loglevel</c>.</summary>
    public string LogLevel { get; }

    /// <summary><c>akka.stdout-loglevel</c>.</summary>
    public string StdoutLogLevel { get; }

    /// <summary><c>akka.loggers</c>.</summary>
    public IList<string> Loggers { get; }

    /// <summary><c>akka.loggers-dispatcher</c>.</summary>
    public string LoggersDispatcher { get; }

    /// <summary><c>akka.logger-startup-timeout</c>.</summary>
    public TimeSpan LoggerStartTimeout { get; }

    /// <summary><c>akka.logger-async-start</c>.</summary>
    public bool LoggerAsyncStart { get; }

    /// <summary><c>akka.log-config-on-start</c>.</summary>
    public bool LogConfigOnStart { get; }

    /// <summary><c>akka.log-serializer-override-on-start</c>.</summary>
    public bool LogSerializerOverrideOnStart { get; }

    /// <summary>How many dead letters are logged; <see cref="int.MaxValue"/> for all, 0 for none.</summary>
    public int LogDeadLetters { get; }

    /// <summary>Whether dead letters are logged while the system stops.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>For how long the logging of dead letters pauses once there were too many.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; }

    /// <summary>Which events are logged at all.</summary>
    public LogFilterEvaluator LogFilter { get; }

    /// <summary>How log messages are formatted.</summary>
    public ILogMessageFormatter LogFormatter { get; }

    /// <summary>Logs while no other logger runs.</summary>
    public MinimalLogger StdoutLogger { get; }

    /// <summary>Whether actors that ask for it log what they receive.</summary>
    public bool AddLoggingReceive { get; }

    /// <summary>Whether messages that the engine handles are logged.</summary>
    public bool DebugAutoReceive { get; }

    /// <summary>Whether starts, stops, restarts and watches are logged.</summary>
    public bool DebugLifecycle { get; }

    /// <summary>Whether state machines log their events.</summary>
    public bool FsmDebugEvent { get; }

    /// <summary>Whether subscriptions are logged.</summary>
    public bool DebugEventStream { get; }

    /// <summary>Whether unhandled messages are logged.</summary>
    public bool DebugUnhandledMessage { get; }

    /// <summary>Whether misconfigured routers are logged.</summary>
    public bool DebugRouterMisconfiguration { get; }

    /// <summary>Whether timers are logged.</summary>
    public bool DebugTimerScheduler { get; }

    /// <summary>The scheduler's class.</summary>
    public string SchedulerClass { get; }

    /// <summary>How long to wait for the scheduler's thread.</summary>
    public TimeSpan SchedulerShutdownTimeout { get; }

    /// <summary>Virtual nodes per routee of a consistent-hashing router.</summary>
    public int DefaultVirtualNodesFactor { get; }

    /// <summary>Whether a coordinated shutdown stops the system.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; }

    /// <summary>Whether <c>Terminate</c> runs a coordinated shutdown.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    /// <summary>All HOCON.</summary>
    public override string ToString() => Config.ToString(includeFallback: true);

    private int ReadLogDeadLetters() => Config.GetString("akka.log-dead-letters")?.ToLowerInvariant() switch
    {
        "on" or "true" or "yes" => int.MaxValue,
        "off" or "false" or "no" => 0,
        _ => Config.GetInt("akka.log-dead-letters"),
    };

    private static ILogMessageFormatter CreateLogFormatter(string? type) => type is null or "" || type.StartsWith("Akka.Event.DefaultLogMessageFormatter", StringComparison.Ordinal)
        ? DefaultLogMessageFormatter.Instance
        : EngineTypes.Create<ILogMessageFormatter>(type, "akka.logger-formatter");

    private static MinimalLogger CreateStdoutLogger(string? type) => type is null or "" || type.StartsWith("Akka.Event.StandardOutLogger", StringComparison.Ordinal)
        ? new StandardOutLogger()
        : EngineTypes.Create<MinimalLogger>(type, "akka.stdout-logger-class");
}
