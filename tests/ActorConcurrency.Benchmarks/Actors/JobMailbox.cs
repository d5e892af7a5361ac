using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorConcurrency.Benchmarks;

/// <summary>Hands out jobs by priority, and equal ones in the order of their arrival.</summary>
internal sealed class JobMailbox(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    protected override int PriorityGenerator(object message) => message is Job job ? job.Priority : 0;
}
