using System.Diagnostics;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>While an actor that opts in is busy, whoever runs it goes on with what others tell it, but not for ever; nothing is lost.</summary>
public sealed class InlineLoadTests() : TestKit(Actors.Quiet)
{
    private const int SendersBudget = 16;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_busy_actor_is_left_to_whoever_runs_it()
    {
        using var busy = new Gate();
        var actor = await InlineActor.StartAsync(Sys, message =>
        {
            TestActor.Tell((message, Environment.CurrentManagedThreadId));
            if (message is "first") busy.Pass();
        });
        var first = Task.Run(() => Plain.Run(() => actor.Tell("first", ActorRefs.NoSender)));
        await busy.Arrived;

        var second = Plain.Run(() => actor.Tell("second", ActorRefs.NoSender)); // returns while the first is still inside

        busy.Open();
        ExpectMsg(((object)"first", await first));
        var (message, thread) = ExpectMsg<(object, int)>();
        Assert.Equal("second", message);
        Assert.NotEqual(second, thread);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(0, SendersBudget + 1)]
    [InlineData(50, 5)]
    public async Task After_a_while_the_pool_goes_on(int microseconds, int mostBySender)
    {
        const int messages = 100;
        var threads = new List<int>();
        IActorRef? self = null;
        var actor = self = await InlineActor.StartAsync(Sys, message =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            if (message is "all")
                for (var number = 0; number < messages; number++) self!.Tell(number, ActorRefs.NoSender);
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds;) Thread.SpinWait(10);
            if (message is messages - 1) TestActor.Tell(threads.ToArray());
        });

        var sender = Plain.Run(() => actor.Tell("all", ActorRefs.NoSender));

        var ran = ExpectMsg<int[]>();
        Assert.Equal((messages + 1, sender), (ran.Length, ran[0]));
        Assert.InRange(ran.Count(thread => thread == sender), 1, mostBySender);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Eight_senders_meet_system_messages_and_each_is_served_in_its_order()
    {
        const int senders = 8;
        const int each = 100_000;
        var (last, done, inside, outOfOrder, together) = (new int[senders], 0, 0, 0, 0);
        var actor = await InlineActor.StartAsync(Sys, message =>
        {
            if (Interlocked.Increment(ref inside) != 1) together++;
            var (sender, number) = ((int, int))message;
            if (last[sender] != number - 1) outOfOrder++;
            (last[sender], done) = (number, done + 1);
            if (done == senders * each) TestActor.Tell("done");
            Interlocked.Decrement(ref inside);
        });
        using var over = new CancellationTokenSource();
        var meddling = OnThread.Run(() => Meddle((IInternalActorRef)actor, over.Token));

        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => OnThread.Run(() =>
        {
            // From a thread that can be lent, and from one that cannot.
            for (var number = 1; number <= each; number++)
                if (number % 5 == 0) InAContext(() => actor.Tell((sender, number), ActorRefs.NoSender));
                else actor.Tell((sender, number), ActorRefs.NoSender);
        })));
        over.Cancel();
        await meddling;

        ExpectMsg("done");
        Assert.Equal((senders * each, 0, 0), (done, outOfOrder, together));
        Assert.All(last, number => Assert.Equal(each, number));
        await InlineActor.IdleAsync(actor);
    }

    private static void InAContext(Action action)
    {
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        action();
        SynchronizationContext.SetSynchronizationContext(null);
    }

    private void Meddle(IInternalActorRef actor, CancellationToken over)
    {
        var watcher = (IInternalActorRef)Sys.ActorOf(Props.Empty);
        while (!over.IsCancellationRequested)
        {
            actor.SendSystemMessage(new Watch(actor, watcher));
            actor.SendSystemMessage(new Unwatch(actor, watcher));
            actor.Suspend();
            Thread.SpinWait(1_000);
            actor.Resume(null);
            Thread.SpinWait(20_000);
        }
    }
}
