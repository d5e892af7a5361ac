using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Configs;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>
/// An actor system, an actor that receives what a test wants to look at, and expectations about it. The base of every
/// test framework's kit and of <see cref="TestProbe"/>. Used by one test at a time; not thread-safe. A synchronous method
/// holds its thread while it waits; its asynchronous twin holds none.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _testActorsCreated;

    private readonly TestQueue _queue = new();
    private ActorSystem _system = null!;
    private LocalActorRef _testActor = null!;
    private TestKitSettings _settings = null!;
    private ILoggingAdapter _log = null!;
    private ImplicitSenderContext? _implicitSender;
    private MessageEnvelope _lastMessage = NullMessageEnvelope.Instance;

    /// <summary>Creates a kit for a running system, or for a new one with the default configuration.</summary>
    /// <param name="assertions">The test framework's assertions.</param>
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="testActorName">The test actor's name; null for a generated one.</param>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    /// <summary>Creates a kit with a new system.</summary>
    /// <param name="assertions">The test framework's assertions.</param>
    /// <param name="setup">The system's setup; the kit's configuration is put beneath that of its <see cref="BootstrapSetup"/>.</param>
    /// <param name="actorSystemName">The system's name; null for <c>test</c>.</param>
    /// <param name="testActorName">The test actor's name; null for a generated one.</param>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystemSetup setup, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    /// <summary>Creates a kit with a new system.</summary>
    /// <param name="assertions">The test framework's assertions.</param>
    /// <param name="config">The system's configuration; the kit's is put beneath it.</param>
    /// <param name="actorSystemName">The system's name; null for <c>test</c>.</param>
    /// <param name="testActorName">The test actor's name; null for a generated one.</param>
    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, SetupOf(config), actorSystemName, testActorName)
    {
    }

    /// <summary>Creates a kit for a running system, or for a new one.</summary>
    /// <param name="assertions">The test framework's assertions.</param>
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="config">A new system's setup.</param>
    /// <param name="actorSystemName">A new system's name; null for <c>test</c>.</param>
    /// <param name="testActorName">The test actor's name; null for a generated one.</param>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        Assertions = assertions ?? throw new ArgumentNullException(nameof(assertions));
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    /// <summary>Makes the kit ready: system, settings, test actor. Called once, by the constructor.</summary>
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="config">A new system's configuration.</param>
    /// <param name="actorSystemName">A new system's name; null for <c>test</c>.</param>
    /// <param name="testActorName">The test actor's name; null for a generated one.</param>
    protected void InitializeTest(ActorSystem? system, Config config, string? actorSystemName, string? testActorName) =>
        InitializeTest(system, SetupOf(config), actorSystemName, testActorName);

    /// <inheritdoc cref="InitializeTest(ActorSystem, Config, string, string)" />
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="config">A new system's setup.</param>
    /// <param name="actorSystemName">A new system's name; null for <c>test</c>.</param>
    /// <param name="testActorName">The test actor's name; null for a generated one.</param>
    protected virtual void InitializeTest(ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        _system = system ?? ActorSystem.Create(actorSystemName ?? "test", WithTestDefaults(config));
        _system.Settings.InjectTopLevelFallback(TestConfigs.DefaultConfig);
        _system.RegisterExtension(new TestKitExtension());
        _system.RegisterExtension(new TestKitAssertionsExtension(Assertions));
        _settings = TestKitExtension.For(_system);
        _log = Logging.GetLogger(_system, GetType());
        _testActor = StartTestActor(testActorName ?? $"testActor{Interlocked.Increment(ref _testActorsCreated)}");
        // A probe is a guest in a test that has its own sender.
        if (this is not TestProbe)
            _implicitSender = ImplicitSenderContext.Install(this is INoImplicitSender ? null : _testActor.Cell);
    }

    /// <summary>Creates another test actor; what it receives goes into this kit's queue, too.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public IActorRef CreateTestActor(string name) => StartTestActor(name);

    private LocalActorRef StartTestActor(string name) =>
        SynchronousStart.Create(_system, Props.Create(() => new InternalTestActor(_queue)).WithDispatcher("akka.test.test-actor.dispatcher"),
            ((ActorSystemImpl)_system).SystemGuardian, name,
            (system, props, dispatcher, mailbox, parent, path) => new LocalActorRef(system, props, dispatcher, mailbox, parent, path));

    private static ActorSystemSetup SetupOf(Config config) =>
        ActorSystemSetup.Empty.WithSetup(BootstrapSetup.Create().WithConfig(config));

    private static ActorSystemSetup WithTestDefaults(ActorSystemSetup setup)
    {
        var given = setup.Get<BootstrapSetup>();
        var bootstrap = given.HasValue ? given.Value : BootstrapSetup.Create();
        return setup.WithSetup(bootstrap.WithConfigFallback(TestConfigs.DefaultConfig));
    }

    /// <summary>The test framework's assertions.</summary>
    internal ITestKitAssertions Assertions { get; }
}
