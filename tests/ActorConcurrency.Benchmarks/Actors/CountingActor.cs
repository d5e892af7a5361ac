using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Counts whatever it is told.</summary>
internal sealed class CountingActor(int expected, Done done) : UntypedActor
{
    private int _received;

    public static IActorRef Start(ActorSystem system, int expected, Done done) =>
        system.ActorOf(Props.Create(() => new CountingActor(expected, done)));

    protected override void OnReceive(object message)
    {
        if (++_received == expected) done.Signal();
    }
}
