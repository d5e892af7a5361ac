using System.Globalization;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Routing;
using Akka.Serialization;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Makes and resolves references within one process. Thread-safe.</summary>
public sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly global::System.Collections.Concurrent.ConcurrentDictionary<string, IInternalActorRef> _extraNames = new();
    private readonly TaskCompletionSource<Status> _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RootActorPath _rootPath;
    private readonly ActorPath _tempNode;
    private ActorSystemImpl _system = null!;
    private RootGuardianActorRef _rootGuardian = null!;
    private VirtualPathContainer _tempContainer = null!;
    private long _tempNumber;

    /// <summary>Creates the provider.</summary>
    /// <param name="systemName">The system's name.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="eventStream">Where dead letters are published.</param>
    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream)
        : this(systemName, settings, eventStream, null, null) { }

    /// <summary>Creates the provider.</summary>
    /// <param name="systemName">The system's name.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="eventStream">Where dead letters are published.</param>
    /// <param name="deployer">The deployments; null for those of HOCON.</param>
    /// <param name="deadLettersFactory">Makes the dead letters; null for the usual ones.</param>
    public LocalActorRefProvider(
        string systemName, Settings settings, EventStream eventStream, Deployer? deployer, Func<ActorPath, IInternalActorRef>? deadLettersFactory)
    {
        Settings = settings;
        EventStream = eventStream;
        _rootPath = new RootActorPath(new Address("akka", systemName));
        _tempNode = _rootPath / "temp";
        Deployer = deployer ?? new Deployer(settings);
        DeadLetters = deadLettersFactory?.Invoke(_rootPath / "deadLetters") ?? new DeadLetterActorRef(this, _rootPath / "deadLetters", eventStream);
        IgnoreRef = new IgnoreActorRef(this);
    }

    /// <summary>Where dead letters are published.</summary>
    public EventStream EventStream { get; }

    /// <summary>Where the provider logs.</summary>
    public ILoggingAdapter Log => _system.Log;

    /// <inheritdoc/>
    public IActorRef DeadLetters { get; }

    /// <inheritdoc/>
    public IActorRef IgnoreRef { get; }

    /// <inheritdoc/>
    public Deployer Deployer { get; }

    /// <inheritdoc/>
    public IInternalActorRef RootGuardian => _rootGuardian;

    /// <inheritdoc/>
    public ActorPath RootPath => _rootPath;

    /// <inheritdoc/>
    public Settings Settings { get; }

    /// <inheritdoc/>
    public LocalActorRef SystemGuardian { get; private set; } = null!;

    /// <inheritdoc/>
    public LocalActorRef Guardian { get; private set; } = null!;

    /// <inheritdoc/>
    public IInternalActorRef TempContainer => _tempContainer;

    /// <inheritdoc/>
    public Task TerminationTask => _terminated.Task;

    /// <inheritdoc/>
    public Address DefaultAddress => _rootPath.Address;

    /// <inheritdoc/>
    public Information SerializationInformation => new(DefaultAddress, _system);

    /// <inheritdoc/>
    public void Init(ActorSystemImpl system)
    {
        _system = system;
        var supervisor = new RootGuardianSupervisor(_rootPath, this, _terminated, EventStream);
        var dispatcher = system.Dispatchers.Lookup(Dispatchers.InternalDispatcherId);
        var mailbox = new UnboundedMailbox();
        var strategy = new OneForOneStrategy(e =>
        {
            system.Log.Error(e, "Guardian failed. Shutting down system");
            return Directive.Stop;
        });

        _rootGuardian = new RootGuardianActorRef(
            system, Props.Create(() => new GuardianActor()).WithSupervisorStrategy(strategy), dispatcher, mailbox, supervisor, _rootPath, DeadLetters, _extraNames);
        var userProps = system.GuardianProps.HasValue ? system.GuardianProps.Value : Props.Create(() => new GuardianActor());
        var userStrategy = SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create();
        Guardian = MakeGuardian("user", userProps.WithSupervisorStrategy(userStrategy), system.Dispatchers.DefaultGlobalDispatcher);
        SystemGuardian = MakeGuardian("system", Props.Create(() => new SystemGuardianActor(Guardian)), dispatcher);

        _tempContainer = new VirtualPathContainer(this, _tempNode, _rootGuardian);
        _rootGuardian.SetTempContainer(_tempContainer);
        // Watched from here, since nobody's code runs in the root guardian; before it starts, since its cell is its own from then on.
        _rootGuardian.Cell.UseThreadContext(() => _rootGuardian.Cell.Watch(SystemGuardian));
        _rootGuardian.Start();
        SystemGuardian.Start();
        Guardian.Start();
        EventStream.StartDefaultLoggers(system);
    }

    private LocalActorRef MakeGuardian(string name, Props props, MessageDispatcher dispatcher)
    {
        _rootGuardian.Cell.ReserveChild(name);
        var path = new ChildActorPath(_rootPath, name, ActorCell.UndefinedUid);
        var guardian = new LocalActorRef(_system, props, dispatcher, new UnboundedMailbox(), _rootGuardian, path);
        _rootGuardian.Cell.InitChild(guardian);
        return guardian;
    }

    /// <inheritdoc/>
    public IInternalActorRef ActorOf(
        ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async)
    {
        // What the recipe says decides: HOCON may change a router, not make one of a plain actor.
        var isRouter = props.RouterConfig is not NoRouter;
        if (isRouter || lookupDeploy) props = Deployed(props, path, deploy, lookupDeploy);
        if (isRouter && props.RouterConfig is not NoRouter) return RoutedActors.Create(system, props, supervisor, path);
        return MakeLocal(system, props, supervisor, path);
    }

    private Props Deployed(Props props, ActorPath path, Deploy? deploy, bool lookupDeploy)
    {
        var given = lookupDeploy ? Deployer.Lookup(path) : null;
        if (deploy is null && given is null) return props;
        var deployments = new[] { deploy, given, props.Deploy }.Where(d => d is not null).Select(d => d!);
        return props.WithDeploy(deployments.Aggregate((a, b) => a.WithFallback(b)));
    }

    private static LocalActorRef MakeLocal(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path)
    {
        if (!system.Dispatchers.HasDispatcher(props.Dispatcher))
            throw new ConfigurationException($"Dispatcher [{props.Dispatcher}] not configured for path {path}");
        try
        {
            var dispatcher = system.Dispatchers.Lookup(props.Dispatcher);
            var mailboxType = system.Mailboxes.GetMailboxType(props, dispatcher.Configurator.Config);
            return new LocalActorRef(system, props, dispatcher, mailboxType, supervisor, path);
        }
        catch (Exception e)
        {
            throw new ConfigurationException($"Configuration problem while creating [{path}] with dispatcher [{props.Dispatcher}] and mailbox [{props.Mailbox}]", e);
        }
    }

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(string path) =>
        ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        if (IgnoreActorRef.IsIgnorePath(actorPath)) return IgnoreRef;
        if (actorPath.Root.Address != DefaultAddress) return DeadLetters;
        var elements = actorPath.ElementsWithUid;
        if (elements.Count == 0) return _rootGuardian;
        var found = _rootGuardian.GetChild(elements);
        return found.IsNobody() ? new EmptyLocalActorRef(this, actorPath, EventStream) : found;
    }

    /// <inheritdoc/>
    public IActorRef RootGuardianAt(Address address) => address == DefaultAddress ? _rootGuardian : DeadLetters;

    /// <inheritdoc/>
    public Address? GetExternalAddressFor(Address address) => address == DefaultAddress ? address : null;

    /// <summary>Registers a reference below the root.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="actor">The reference.</param>
    public void RegisterExtraName(string name, IInternalActorRef actor) => _extraNames[name] = actor;

    /// <inheritdoc/>
    public ActorPath TempPath() => new ChildActorPath(_tempNode, TempName(), ActorCell.UndefinedUid);

    private string TempName() => Base64Encoding.Base64Encode(Interlocked.Increment(ref _tempNumber), "");

    /// <inheritdoc/>
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path)
    {
        if (!path.Parent.Equals(_tempNode))
            throw new ArgumentException($"Cannot RegisterTempActor() with anything not obtained from TempPath(): {path}", nameof(path));
        _tempContainer.AddChild(path.Name, actorRef);
    }

    /// <inheritdoc/>
    public void UnregisterTempActor(ActorPath path)
    {
        if (!path.Parent.Equals(_tempNode))
            throw new ArgumentException($"Cannot UnregisterTempActor() with anything not obtained from TempPath(): {path}", nameof(path));
        _tempContainer.RemoveChild(path.Name);
    }

    /// <inheritdoc/>
    public FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs) => new(tcs, null!, this);
}
