using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Configs;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The configuration that is put beneath the one a kit is given.</summary>
    public static Config DefaultConfig => TestConfigs.DefaultConfig;

    /// <summary>Makes a system log all it can; pass it to the constructor.</summary>
    public static Config FullDebugConfig => TestConfigs.FullDebugConfig;

    /// <summary>The actor system under test.</summary>
    public ActorSystem Sys => _system;

    /// <summary>The settings in the system's block <c>akka.test</c>.</summary>
    public TestKitSettings TestKitSettings => _settings;

    /// <summary>The test's log.</summary>
    public ILoggingAdapter Log => _log;

    /// <summary>
    /// The actor whose messages the expectations look at. It is also the sender of what the test tells without one, unless
    /// the kit is marked by <see cref="INoImplicitSender"/>.
    /// </summary>
    public IActorRef TestActor => _testActor;

    /// <summary>Filters for the system's log events.</summary>
    public EventFilterFactory EventFilter => new(this);

    /// <summary>Filters for the log events of another system.</summary>
    /// <param name="system">The system; one of its loggers has to be a <see cref="TestEventListener"/>.</param>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Whether a message waits to be looked at.</summary>
    public bool HasMessages => _queue.HasMessages;

    /// <summary>The message that the last receive has taken.</summary>
    /// <exception cref="IllegalActorStateException">It has taken none.</exception>
    public object LastMessage => _lastMessage.Message;

    /// <summary>The sender of the message that the last receive has taken.</summary>
    /// <exception cref="IllegalActorStateException">It has taken none.</exception>
    public IActorRef LastSender => _lastMessage.Sender;
}
