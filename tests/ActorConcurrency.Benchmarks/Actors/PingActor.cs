using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Tells another something and again as soon as the answer comes, so many times.</summary>
internal sealed class PingActor(IActorRef pong, int rounds, Done done) : UntypedActor
{
    private int _left = rounds;

    protected override void OnReceive(object message)
    {
        if (_left-- > 0) pong.Tell(message);
        else done.Signal();
    }
}
