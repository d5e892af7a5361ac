using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Counts whatever it is told.</summary>
internal sealed class CountingActor(int expected, Done done) : UntypedActor
{
    private int _received;

    public static Props Props(int expected, Done done) => Akka.Actor.Props.Create(() => new CountingActor(expected, done));

    protected override void OnReceive(object message)
    {
        if (++_received == expected) done.Signal();
    }
}
