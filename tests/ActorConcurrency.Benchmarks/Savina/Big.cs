using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Many actors ping each other at random, each one at a time. Deviation: 5,000 pings instead of 20,000.</summary>
internal static class Big
{
    private const int Workers = 120;
    private const int Pings = 5_000;

    public const int Messages = 2 * Workers * Pings;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var done = new Done(Workers);
        var workers = Enumerable.Range(0, Workers).Select(id => system.ActorOf(Props.Create(() => new WorkerActor(id, done)))).ToArray();
        foreach (var worker in workers) worker.Tell(workers);
        await done.Task;
        run.End();
        foreach (var worker in workers) system.Stop(worker);
    }

    private sealed class Ping;

    private sealed record Pong(int From);

    private sealed class WorkerActor(int id, Done done) : UntypedActor
    {
        private readonly PseudoRandom _random = new(id);
        private readonly Pong _pong = new(id);
        private readonly Ping _ping = new();
        private IActorRef[] _workers = [];
        private int _left = Pings;
        private int _expected;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Ping:
                    Sender.Tell(_pong); // who pings may know the others before this one does
                    break;
                case Pong pong when pong.From != _expected:
                    done.Fail($"a pong from {pong.From} instead of {_expected}");
                    break;
                case Pong:
                    Next();
                    break;
                case IActorRef[] workers:
                    _workers = workers;
                    Next();
                    break;
            }
        }

        private void Next()
        {
            if (_left-- == 0)
            {
                done.Signal();
                return;
            }

            _expected = _random.Next(_workers.Length);
            _workers[_expected].Tell(_ping);
        }
    }
}
