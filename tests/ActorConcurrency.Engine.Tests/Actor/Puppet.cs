using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>An actor that runs what it is told to run, fails with what it is told to fail with, counts, and tells the test the rest.</summary>
internal sealed class Puppet(IActorRef test, SupervisorStrategy? strategy) : UntypedActor
{
    private int _count;

    /// <summary>Runs inside the actor.</summary>
    public sealed record Run(Action<IActorContext> Act);

    /// <summary>What the puppet tells the test when it is told of a death.</summary>
    public sealed record Died(IActorRef Actor);

    protected override SupervisorStrategy SupervisorStrategy() => strategy ?? base.SupervisorStrategy();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Run run:
                run.Act(Context);
                break;
            case Exception failure:
                throw failure;
            case "count":
                test.Tell(++_count);
                break;
            case Terminated terminated:
                test.Tell(new Died(terminated.ActorRef));
                break;
            default:
                test.Forward(message);
                break;
        }
    }
}
