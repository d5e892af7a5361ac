using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Tests;

/// <summary>A quiet actor system that the tests of a class share.</summary>
public sealed class Actors : IAsyncLifetime
{
    /// <summary>No log lines: in these tests actors fail on purpose. And time to wait for messages even on a busy machine.</summary>
    public const string Quiet = """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          log-dead-letters = off
          test.default-timeout = 120s
          test.single-expect-default = 120s
        }
        """;

    /// <summary>As <see cref="Quiet"/>; timers run when the test advances the scheduler, and every message is serialised on its way.</summary>
    public const string VirtualTime = Quiet + """

        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.actor.serialize-messages = on
        """;

    public ActorSystem System { get; } = ActorSystem.Create("actors", ConfigurationFactory.ParseString(Quiet));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => System.Terminate();
}
