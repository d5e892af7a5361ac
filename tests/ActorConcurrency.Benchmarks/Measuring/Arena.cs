using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Benchmarks;

/// <summary>An actor system for one case, quiet unless an actor fails: it starts with nothing and leaves nothing to the next.</summary>
internal sealed class Arena : IAsyncDisposable
{
    /// <summary>The mailbox whose order is that of <see cref="Job.Priority"/>.</summary>
    public const string PriorityMailbox = "by-priority";

    private static readonly Config Quiet = ConfigurationFactory.ParseString(
        $$"""
        akka {
          loglevel = ERROR
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown { exit-clr = off, run-by-clr-shutdown-hook = off }
        }
        {{PriorityMailbox}} { mailbox-type = "{{typeof(JobMailbox).FullName}}, {{typeof(JobMailbox).Assembly.GetName().Name}}" }
        """);

    public ActorSystem System { get; } = ActorSystem.Create("benchmarks", Quiet);

    public async ValueTask DisposeAsync() => await System.Terminate();
}
