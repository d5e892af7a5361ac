using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Timers that come due, each once, and timers that are cancelled, none ever.</summary>
internal sealed class TimerLoad() : Load("timers")
{
    private const int Due = 200;
    private const int Cancelled = 200;

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var all = new Done(Due);
        var actor = system.ActorOf(Props.Create(() => new BellActor(all)));
        for (var i = 0; i < Due; i++) system.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(10 + (i % 40)), actor, Commands.Go, ActorRefs.NoSender);
        for (var i = 0; i < Cancelled; i++)
            system.Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromSeconds(1 + i), actor, Commands.Go, ActorRefs.NoSender).Cancel();
        await all.Task;
        WrongResultException.ThrowUnless(Due, await actor.Ask<int>(Commands.Report), "timers that came");
        await actor.StopAsync();
        return Due + Cancelled;
    }

    private sealed class BellActor(Done all) : UntypedActor
    {
        private int _rung;

        protected override void OnReceive(object message)
        {
            if (message == Commands.Report)
            {
                Sender.Tell(_rung);
                return;
            }

            _rung++;
            all.Signal();
        }
    }
}
