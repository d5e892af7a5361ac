using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>A tick for 100,000 subscribers, until the last of them has handled it.</summary>
internal static class BroadcastCase
{
    private const int Subscribers = 100_000;

    public static Case Only { get; } = new AbsoluteCase("broadcast", Subscribers, "ms", 50, RunAsync);

    private static async Task<double> RunAsync(ActorSystem system, Run run)
    {
        var (warm, all) = (new Done(Subscribers), new Done(Subscribers));
        var broadcaster = system.ActorOf(Props.Create(() => new BroadcasterActor(run.Operations)));
        broadcaster.Tell(warm);
        await warm.Task;
        run.Begin();
        broadcaster.Tell(all);
        await all.Task;
        run.End();
        await broadcaster.StopAsync();
        return run.Elapsed!.Value.TotalMilliseconds;
    }

    private sealed class BroadcasterActor(int subscribers) : UntypedActor
    {
        private readonly IActorRef[] _subscribers = new IActorRef[subscribers];

        protected override void PreStart()
        {
            var props = Props.Create(() => new SubscriberActor());
            for (var i = 0; i < subscribers; i++) _subscribers[i] = Context.ActorOf(props);
        }

        protected override void OnReceive(object tick)
        {
            foreach (var subscriber in _subscribers) subscriber.Tell(tick);
        }
    }

    private sealed class SubscriberActor : UntypedActor
    {
        protected override void OnReceive(object tick) => ((Done)tick).Signal();
    }
}
