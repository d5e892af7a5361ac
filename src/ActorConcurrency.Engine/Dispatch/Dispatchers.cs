using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>What a dispatcher needs of its system.</summary>
public interface IDispatcherPrerequisites
{
    /// <summary>The event stream.</summary>
    EventStream EventStream { get; }

    /// <summary>The scheduler.</summary>
    IScheduler Scheduler { get; }

    /// <summary>The settings.</summary>
    Settings Settings { get; }

    /// <summary>The mailboxes.</summary>
    Mailboxes Mailboxes { get; }
}

/// <summary>What a dispatcher needs of its system. Immutable.</summary>
public sealed class DefaultDispatcherPrerequisites : IDispatcherPrerequisites
{
    /// <summary>Creates the record.</summary>
    /// <param name="eventStream">The event stream.</param>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="mailboxes">The mailboxes.</param>
    public DefaultDispatcherPrerequisites(EventStream eventStream, IScheduler scheduler, Settings settings, Mailboxes mailboxes)
    {
        EventStream = eventStream;
        Scheduler = scheduler;
        Settings = settings;
        Mailboxes = mailboxes;
    }

    /// <inheritdoc/>
    public EventStream EventStream { get; }

    /// <inheritdoc/>
    public IScheduler Scheduler { get; }

    /// <inheritdoc/>
    public Settings Settings { get; }

    /// <inheritdoc/>
    public Mailboxes Mailboxes { get; }
}

/// <summary>The system's dispatchers by id. Thread-safe.</summary>
public sealed class Dispatchers
{
    /// <summary>The id of the default dispatcher.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The id of the dispatcher for actors that block.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    /// <summary>The id of the dispatcher on the current synchronisation context.</summary>
    public const string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    internal const string InternalDispatcherId = "akka.actor.internal-dispatcher";

    private const int MaxAliases = 20;

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private readonly ConcurrentDictionary<MessageDispatcher, bool> _made = new();
    private MessageDispatcher? _default;

    /// <summary>Creates the registry.</summary>
    /// <param name="system">The system.</param>
    /// <param name="prerequisites">What the system provides.</param>
    /// <param name="logger">Where to log.</param>
    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter? logger)
    {
        _system = system;
        Prerequisites = prerequisites;
    }

    /// <summary>What the system provides.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The HOCON of the default dispatcher, which completes all others.</summary>
    public Config DefaultDispatcherConfig => ConfigWithId(DefaultDispatcherId);

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher => _default ??= Lookup(DefaultDispatcherId);

    /// <summary>The dispatcher with an id.</summary>
    /// <param name="dispatcherName">The id: its HOCON path; empty for the default.</param>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public MessageDispatcher Lookup(string? dispatcherName)
    {
        var dispatcher = Configurator(string.IsNullOrEmpty(dispatcherName) ? DefaultDispatcherId : dispatcherName).Dispatcher();
        // A pinned one is made for each look-up, and is known from its actor's start to its end.
        if (dispatcher is PinnedDispatcher pinned) pinned.Registry = _made;
        else if (!_made.ContainsKey(dispatcher)) _made.TryAdd(dispatcher, true);
        return dispatcher;
    }

    // How many there are that run actors, or may.
    internal int Count => _made.Count;

    /// <summary>Whether there is a dispatcher with an id.</summary>
    /// <param name="id">The id.</param>
    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || _system.Settings.Config.HasPath(id);

    /// <summary>Adds a dispatcher in code.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="configurator">Makes it.</param>
    /// <returns>Whether it was added; not if the id is taken.</returns>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, configurator);

    /// <summary>A dispatcher's HOCON; a text in place of a block names another dispatcher.</summary>
    /// <param name="config">All HOCON.</param>
    /// <param name="id">The id.</param>
    /// <param name="depth">How many names have been followed.</param>
    /// <exception cref="ConfigurationException">There is none, or the names go round in a circle.</exception>
    public static Config GetConfig(Config config, string id, int depth = 0)
    {
        if (depth > MaxAliases) throw new ConfigurationException($"Could not find a concrete dispatcher config after following {MaxAliases} deep. Is there a loop in your config? last followed id was [{id}]");
        if (!config.HasPath(id)) throw new ConfigurationException($"Dispatcher [{id}] not configured");
        var value = config.GetValue(id);
        return value!.IsString() ? GetConfig(config, value.GetString()!, depth + 1) : config.GetConfig(id)!;
    }

    internal Config ConfigWithId(string id)
    {
        var all = _system.Settings.Config;
        return ConfigurationFactory.ParseString($"id = \"{id}\"")
            .WithFallback(GetConfig(all, id))
            .WithFallback(GetConfig(all, DefaultDispatcherId));
    }

    internal void ShutDown()
    {
        foreach (var dispatcher in _made.Keys) dispatcher.ShutDownNow();
    }

    private MessageDispatcherConfigurator Configurator(string id) =>
        _configurators.GetOrAdd(id, static (key, self) => self.CreateConfigurator(key), this);

    private MessageDispatcherConfigurator CreateConfigurator(string id)
    {
        if (!HasDispatcher(id)) throw new ConfigurationException($"Dispatcher {id} not configured.");
        var config = ConfigWithId(id);
        var type = config.GetString("type");
        return type switch
        {
            "Dispatcher" or "ForkJoinDispatcher" or "TaskDispatcher" or "SynchronizedDispatcher" or "CombiningDispatcher" => new DispatcherConfigurator(config, Prerequisites),
            "PinnedDispatcher" => new PinnedDispatcherConfigurator(config, Prerequisites),
            null or "" => throw new ConfigurationException($"Dispatcher [{id}] has no type. Set [{id}.type], for example to Dispatcher."),
            _ => EngineTypes.Create<MessageDispatcherConfigurator>(type, $"{id}.type", config, Prerequisites),
        };
    }
}

/// <summary>Makes dispatchers from HOCON.</summary>
public abstract class MessageDispatcherConfigurator
{
    /// <summary>Creates the configurator.</summary>
    /// <param name="config">The dispatcher's HOCON.</param>
    /// <param name="prerequisites">What the system provides.</param>
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>The dispatcher's HOCON.</summary>
    public Config Config { get; }

    /// <summary>What the system provides.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The dispatcher: one for all actors, or one for each, as its kind wants.</summary>
    public abstract MessageDispatcher Dispatcher();

    /// <summary>The executor that HOCON names.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    protected ExecutorServiceConfigurator ConfigureExecutor()
    {
        var executor = Config.GetString("executor") ?? "default-executor";
        return (Config.GetString("type"), executor) switch
        {
            ("ForkJoinDispatcher", _) => new EngineExecutorConfigurator(Config, Prerequisites, "fork-join-executor"),
            ("TaskDispatcher", _) => new EngineExecutorConfigurator(Config, Prerequisites, "task-executor"),
            ("SynchronizedDispatcher", _) => new EngineExecutorConfigurator(Config, Prerequisites, "current-context-executor"),
            ("PinnedDispatcher", _) => new EngineExecutorConfigurator(Config, Prerequisites, "own-thread"),
            (_, "" or "default-executor" or "channel-executor" or "fork-join-executor" or "thread-pool-executor" or "task-executor" or "current-context-executor") =>
                new EngineExecutorConfigurator(Config, Prerequisites, executor),
            _ => EngineTypes.Create<ExecutorServiceConfigurator>(executor, $"{Config.GetString("id")}.executor", Config, Prerequisites),
        };
    }

    private protected T Make<T>(Func<MessageDispatcherConfigurator, string, int, long?, ExecutorServiceFactory, TimeSpan, T> make) => make(
        this,
        Config.GetString("id") ?? "",
        Config.GetInt("throughput", MessageDispatcher.DefaultThroughput),
        Config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks,
        ConfigureExecutor(),
        Config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1)));
}

/// <summary>Makes one <see cref="Dispatch.Dispatcher"/> for all actors that name it.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Lazy<MessageDispatcher> _instance;

    /// <summary>Creates the configurator.</summary>
    /// <param name="config">The dispatcher's HOCON.</param>
    /// <param name="prerequisites">What the system provides.</param>
    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) =>
        _instance = new Lazy<MessageDispatcher>(() => Config.GetString("type") switch
        {
            "SynchronizedDispatcher" => Make((c, id, t, d, e, s) => new CurrentSynchronizationContextDispatcher(c, id, t, d, e, s)),
            "CombiningDispatcher" => Make((c, id, t, d, e, s) => new CombiningDispatcher(c, id, t, d, e, s)),
            _ => Make((c, id, t, d, e, s) => new Dispatcher(c, id, t, d, e, s)),
        });

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _instance.Value;
}

/// <summary>Makes a <see cref="PinnedDispatcher"/> for each actor.</summary>
internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => Make((c, id, t, d, e, s) => new PinnedDispatcher(c, id, t, d, e, s));
}
