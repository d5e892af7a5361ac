using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Benchmarks;

/// <summary>An actor system of its own for each contender, quiet unless an actor fails.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private static readonly Config Quiet = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = ERROR
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown { exit-clr = off, run-by-clr-shutdown-hook = off }
        }
        """);

    public ActorSystem System { get; } = ActorSystem.Create("benchmarks", Quiet);

    public async ValueTask DisposeAsync() => await System.Terminate();
}
