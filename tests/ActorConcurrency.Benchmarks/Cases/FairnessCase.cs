using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// 10,000 actors are told something while pairs, one per processor, answer each other without an end: how long the slowest has to wait.
/// </summary>
internal static class FairnessCase
{
    private const int Ready = 10_000;

    public static Case Only { get; } = new AbsoluteCase("fairness", Ready, "ms", 100, RunAsync);

    private static async Task<double> RunAsync(ActorSystem system, Run run)
    {
        var pairs = Enumerable.Range(0, Environment.ProcessorCount).SelectMany(_ => StartPair(system)).ToArray();
        var all = new Done(Ready);
        var actors = Enumerable.Range(0, Ready).Select(_ => system.ActorOf(Props.Create(() => new WaitingActor()))).ToArray();
        await Task.WhenAll(actors.Select(actor => actor.Ask<long>(Commands.Report)));
        run.Begin();
        foreach (var actor in actors) actor.Tell(new Stamp(Stopwatch.GetTimestamp(), all));
        await all.Task;
        run.End();
        var delays = await Task.WhenAll(actors.Select(actor => actor.Ask<long>(Commands.Report)));
        foreach (var actor in actors.Concat(pairs)) system.Stop(actor);
        return Stopwatch.GetElapsedTime(0, delays.Max()).TotalMilliseconds;
    }

    private static IActorRef[] StartPair(ActorSystem system)
    {
        var (left, right) = (system.ActorOf(EchoActor.Props), system.ActorOf(EchoActor.Props));
        left.Tell(Commands.Go, right);
        return [left, right];
    }

    private sealed record Stamp(long Sent, Done All);

    private sealed class WaitingActor : UntypedActor
    {
        private long _delay;

        protected override void OnReceive(object message)
        {
            if (message is Stamp stamp)
            {
                _delay = Stopwatch.GetTimestamp() - stamp.Sent;
                stamp.All.Signal();
            }
            else if (message == Commands.Report)
            {
                Sender.Tell(_delay);
            }
        }
    }
}
