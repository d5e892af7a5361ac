using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.Workers;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor.Internal;

/// <summary>The system. Thread-safe.</summary>
public partial class ActorSystemImpl : ExtendedActorSystem
{
    private readonly string _name;
    private readonly Settings _settings;
    private readonly EventStream _eventStream;
    private readonly LocalActorRefProvider _provider;
    private readonly Lazy<IScheduler> _scheduler;
    private readonly Lazy<Akka.Serialization.Serialization> _serialization;
    private readonly Lazy<WorkerPool> _workers;
    private readonly Mailboxes _mailboxes;
    private readonly Dispatchers _dispatchers;
    private readonly ActorProducerPipelineResolver _pipeline;
    private ILoggingAdapter? _log;

    /// <summary>Creates a system without HOCON of its own.</summary>
    /// <param name="name">Its name.</param>
    public ActorSystemImpl(string name) : this(name, ConfigurationFactory.Load(), ActorSystemSetup.Empty) { }

    /// <summary>Creates a system; <see cref="Start"/> starts it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="config">Its HOCON.</param>
    /// <param name="setup">Its setup in code.</param>
    /// <param name="guardianProps">What the guardian of the application's actors is made from, if not as usual.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="config"/> is null.</exception>
    public ActorSystemImpl(string name, Config config, ActorSystemSetup setup, Option<Props>? guardianProps = null)
    {
        if (!SystemName().IsMatch(name))
            throw new ArgumentException($"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        ArgumentNullException.ThrowIfNull(config);
        _name = name;
        GuardianProps = guardianProps ?? Option<Props>.None;
        _settings = new Settings(this, config, setup);
        if (_settings.ProviderSelectionType is not ProviderSelection.Local)
            throw new ConfigurationException($"akka.actor.provider is [{_settings.ProviderClass}]. This engine runs in one process and knows the provider 'local' only; for remoting and clusters build with -p:ActorEngine=Akka.");

        _eventStream = new EventStream(_settings.DebugEventStream);
        _eventStream.StartStdoutLogger(_settings);
        _scheduler = new Lazy<IScheduler>(CreateScheduler);
        _workers = new Lazy<WorkerPool>(() => new WorkerPool(_name + "-worker", Math.Max(2, Environment.ProcessorCount), ReportEscaped, guests: Environment.ProcessorCount));
        _provider = new LocalActorRefProvider(_name, _settings, _eventStream);
        _serialization = new Lazy<Akka.Serialization.Serialization>(() => new Akka.Serialization.Serialization(this));
        _mailboxes = new Mailboxes(this);
        _dispatchers = new Dispatchers(this, new LazyPrerequisites(this), null);
        _pipeline = new ActorProducerPipelineResolver(() => Log);
        SerializesMessages = _settings.SerializeAllMessages;
        LogsReceived = _settings.AddLoggingReceive;
    }

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9-_]*$")]
    private static partial Regex SystemName();

    /// <summary>What the guardian of the application's actors is made from, if not as usual.</summary>
    public Option<Props> GuardianProps { get; }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <inheritdoc/>
    public override Settings Settings => _settings;

    /// <inheritdoc/>
    public override EventStream EventStream => _eventStream;

    /// <inheritdoc/>
    public override IActorRef DeadLetters => _provider.DeadLetters;

    /// <inheritdoc/>
    public override IActorRef IgnoreRef => _provider.IgnoreRef;

    /// <inheritdoc/>
    public override Dispatchers Dispatchers => _dispatchers;

    /// <inheritdoc/>
    public override Mailboxes Mailboxes => _mailboxes;

    /// <inheritdoc/>
    public override IScheduler Scheduler => _scheduler.Value;

    /// <inheritdoc/>
    public override Akka.Serialization.Serialization Serialization => _serialization.Value;

    /// <inheritdoc/>
    public override ILoggingAdapter Log => _log ??= new BusLogging(_eventStream, $"ActorSystem({_name})", typeof(ActorSystemImpl), _settings.LogFormatter);

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _provider;

    /// <inheritdoc/>
    public override IInternalActorRef Guardian => _provider.Guardian;

    /// <inheritdoc/>
    public override IInternalActorRef LookupRoot => _provider.RootGuardian;

    /// <inheritdoc/>
    public override IInternalActorRef SystemGuardian => _provider.SystemGuardian;

    /// <inheritdoc/>
    public override ActorProducerPipelineResolver ActorPipelineResolver => _pipeline;

    internal ActorProducerPipelineResolver ProducerPipeline => _pipeline;

    internal WorkerPool Workers => _workers.Value;

    internal bool SerializesMessages { get; }

    internal bool LogsReceived { get; }

    /// <summary>Starts the guardians, the loggers and the extensions.</summary>
    public void Start()
    {
        try
        {
            _provider.Init(this);
            _eventStream.StartUnsubscriber(this);
            if (_settings.LogDeadLetters > 0) StartDeadLetterListener();
            CoordinatedShutdown.Get(this);
            LoadExtensions();
            WarnIfSerializationIsForced();
            if (_settings.LogConfigOnStart) Log.Info(_settings.ToString());
        }
        catch
        {
            _ = FinalTerminate();
            throw;
        }
    }

    // Subscribed here, before it runs, so that the first dead letters do not go by.
    private void StartDeadLetterListener()
    {
        var listener = SystemActorOf(Props.Create<DeadLetterListener>(), "deadLetterListener");
        foreach (var letters in new[] { typeof(DeadLetter), typeof(Dropped), typeof(UnhandledMessage) }) _eventStream.Subscribe(listener, letters);
    }

    private void WarnIfSerializationIsForced()
    {
        if (_settings.SerializeAllMessages) Log.Debug("Every message is serialised and deserialised: akka.actor.serialize-messages is on");
    }

    /// <inheritdoc/>
    public override IActorRef ActorOf(Props props, string? name = null) => _provider.Guardian.Cell.AttachChild(props, false, name);

    /// <inheritdoc/>
    public override IActorRef SystemActorOf(Props props, string? name = null) => _provider.SystemGuardian.Cell.AttachChild(props, true, name);

    /// <inheritdoc/>
    public override IActorRef SystemActorOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)] TActor>(string? name = null) =>
        SystemActorOf(Props.Create<TActor>(), name);

    /// <inheritdoc/>
    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    /// <inheritdoc/>
    public override ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this, _provider.RootGuardian);

    /// <inheritdoc/>
    public override void Stop(IActorRef actor)
    {
        var path = actor.Path;
        // A guardian must know whom it stops, so that it can wait for it.
        if (path.Parent.Equals(_provider.Guardian.Path)) _provider.Guardian.Tell(new Dispatch.SysMsg.StopChild(actor));
        else if (path.Parent.Equals(_provider.SystemGuardian.Path)) _provider.SystemGuardian.Tell(new Dispatch.SysMsg.StopChild(actor));
        else ((IInternalActorRef)actor).Stop();
    }

    /// <inheritdoc/>
    public override string PrintTree() => TreePrinter.Print((ActorRefWithCell)_provider.RootGuardian);

    /// <inheritdoc/>
    public override string ToString() => LookupRoot.Path.Root.Address.ToString();

    internal void ReportEscaped(Exception e) =>
        _eventStream.Publish(new Error(e, _name, typeof(WorkerPool), "An exception escaped from a piece of work: " + e.Message));

    private IScheduler CreateScheduler()
    {
        var config = _settings.Config;
        var log = new BusLogging(_eventStream, "scheduler", typeof(HashedWheelTimerScheduler), _settings.LogFormatter);
        var type = _settings.SchedulerClass.Split(',')[0].Trim();
        return type == "Akka.Actor.HashedWheelTimerScheduler"
            ? new HashedWheelTimerScheduler(config, log) { ThreadName = _name + "-scheduler" }
            : EngineTypes.Create<IScheduler>(_settings.SchedulerClass, "akka.scheduler.implementation", config, log);
    }

    private sealed class LazyPrerequisites(ActorSystemImpl system) : IDispatcherPrerequisites
    {
        public EventStream EventStream => system.EventStream;

        public IScheduler Scheduler => system.Scheduler;

        public Settings Settings => system.Settings;

        public Mailboxes Mailboxes => system.Mailboxes;
    }
}
