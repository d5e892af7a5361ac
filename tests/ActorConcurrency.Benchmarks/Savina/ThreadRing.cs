using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>A token goes round a ring of actors.</summary>
internal static class ThreadRing
{
    private const int Actors = 100;
    private const int Hops = 100_000;

    public const int Messages = Hops + Actors;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var (done, last) = (new Done(Actors), new Done());
        var ring = Enumerable.Range(0, Actors).Select(_ => system.ActorOf(Props.Create(() => new RingActor(done, last)))).ToArray();
        for (var i = 0; i < Actors; i++) ring[i].Tell(new Neighbour(ring[(i + 1) % Actors]));
        ring[0].Tell(new Token(Hops));
        await Task.WhenAll(done.Task, last.Task);
    }

    private sealed record Neighbour(IActorRef Next);

    private sealed record Token(int Left);

    private sealed record Leave(int Left);

    private sealed class RingActor(Done done, Done last) : UntypedActor
    {
        private IActorRef _next = ActorRefs.Nobody;

        protected override void PostStop() => done.Signal();

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Neighbour neighbour:
                    _next = neighbour.Next;
                    break;
                case Token { Left: > 0 } token:
                    _next.Tell(new Token(token.Left - 1));
                    break;
                case Token:
                    last.Signal();
                    _next.Tell(new Leave(Actors - 1));
                    break;
                case Leave leave:
                    if (leave.Left > 0) _next.Tell(new Leave(leave.Left - 1));
                    Context.Stop(Self);
                    break;
            }
        }
    }
}
