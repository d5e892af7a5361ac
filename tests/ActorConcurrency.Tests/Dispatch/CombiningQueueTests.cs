using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Whatever way a thing comes in, nothing is lost, nothing doubled, and what one sender sends keeps its order.</summary>
public sealed class CombiningQueueTests(Actors actors) : IClassFixture<Actors>
{
    private const int Senders = 8;
    private const int Each = 100_000;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Eight_senders_of_all_kinds_meet_system_messages_and_each_is_served_in_its_order()
    {
        var actor = LabActor.Start(actors.System);
        await using var lab = new LabHandle(actor);
        await lab.IdleAsync();
        var last = new int[Senders];
        var (outOfOrder, done) = (0, 0);
        using var over = new CancellationTokenSource();
        var meddling = OnThread.Run(() => Meddle((IInternalActorRef)actor, over.Token));
        void Serve(int sender, int number)
        {
            if (last[sender] != number - 1) outOfOrder++;
            (last[sender], done) = (number, done + 1);
        }

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => OnThread.Run(() => Send(lab, sender, number => _ => Serve(sender, number)))));
        over.Cancel();
        await meddling;
        await lab.SettleAsync();

        Assert.Equal((Senders * Each, 0), (done, outOfOrder));
        Assert.All(last, number => Assert.Equal(Each, number));
        Assert.True(Steps.Told(actor) > 0, "Nothing was told.");
        ComesToADirectStep(lab, actor);
    }

    // How many there were under the load is a matter of schedule. Afterwards, the way is open again as soon as the last run has ended.
    private static void ComesToADirectStep(LabHandle lab, IActorRef actor)
    {
        for (var before = Steps.Direct(actor); Steps.Direct(actor) == before;) lab.Do(_ => { });
    }

    // One after the other: through Akka.NET, as a message of a handle, as a step of a handle; runs of each.
    private static void Send(LabHandle lab, int sender, Func<int, Action<LabCore>> step)
    {
        var random = new Random(sender);
        var way = 0;
        for (var number = 1; number <= Each; number++)
        {
            if (random.Next(8) == 0) way = random.Next(4);
            var what = step(number);
            if (way == 0) lab.Actor.Tell(new LabCore.Do(what), ActorRefs.NoSender);
            else if (way == 1) lab.Tell(what);
            else lab.Do(what);
        }
    }

    private void Meddle(IInternalActorRef actor, CancellationToken over)
    {
        var watcher = (IInternalActorRef)actors.System.ActorOf(Props.Empty);
        while (!over.IsCancellationRequested)
        {
            actor.SendSystemMessage(new Akka.Dispatch.SysMsg.Watch(actor, watcher));
            actor.SendSystemMessage(new Akka.Dispatch.SysMsg.Unwatch(actor, watcher));
            actor.Suspend();
            Thread.SpinWait(1_000);
            actor.Resume(null);
            Thread.SpinWait(20_000);
        }
    }
}
