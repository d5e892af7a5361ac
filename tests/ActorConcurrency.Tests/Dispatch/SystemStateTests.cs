using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>A handle takes the turn of an actor that could run itself, and of no other.</summary>
public sealed class SystemStateTests() : TestKit(Actors.Quiet)
{
    public static TheoryData<string> Ends => ["stop", "poison pill", "kill"];

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_suspended_actor_does_nothing_and_goes_on_where_it_was()
    {
        await using var counter = ActorCounter.Start(Sys);
        await counter.IncrementAsync();
        await Steps.AreDirectAfter(counter);
        var before = Steps.Direct(counter.Actor);

        ((IInternalActorRef)counter.Actor).Suspend();
        counter.Increment();
        var adding = counter.AddAndGetAsync(10).AsTask();
        await Never.Completes(adding, after: RoundAsync());
        Assert.Equal(before, Steps.Direct(counter.Actor));

        ((IInternalActorRef)counter.Actor).Resume(null);
        Assert.Equal(12, await adding);
        await Steps.AreDirectAfter(counter);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_watches_it_hears_of_its_end_and_the_gate_opens_again_meanwhile()
    {
        var counter = ActorCounter.Start(Sys);
        await Steps.AreDirectAfter(counter);
        Watch(counter.Actor);

        await Steps.AreDirectAfter(counter);
        await counter.DisposeAsync();

        ExpectTerminated(counter.Actor);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ends))]
    public async Task What_is_told_behind_its_end_is_unknown_and_later_calls_are_refused(string end)
    {
        var lab = new LabHandle(LabActor.Start(Sys));
        await lab.SettleAsync();
        using var busy = new Gate();
        var holder = OnThread.Run(() => lab.Do(_ => busy.Pass()));
        await busy.Arrived;
        End(lab.Actor, end);
        var asking = lab.AskAsync(_ => 1).AsTask();

        busy.Open();

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => asking);
        await holder;
        await Assert.ThrowsAsync<StoppedException>(async () => await lab.AskAsync(_ => 2));
        Assert.False(lab.TryNow(_ => throw new InvalidOperationException("It has ended.")), "It took a step after its end.");
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Ends))]
    public async Task What_it_has_not_handled_goes_to_dead_letters(string end)
    {
        var lab = new LabHandle(LabActor.Start(Sys));
        await lab.SettleAsync();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        using var busy = new Gate();
        var holder = OnThread.Run(() => lab.Do(_ => busy.Pass()));
        await busy.Arrived;
        End(lab.Actor, end);
        lab.Actor.Tell("told", TestActor);
        lab.Do(_ => { });

        busy.Open();
        await holder;
        Assert.Equal("told", ExpectMsg<DeadLetter>().Message);
        Assert.IsAssignableFrom<ToldStep>(ExpectMsg<DeadLetter>().Message);
        await lab.Gateway.Terminated;
        lab.Actor.Tell("late", TestActor);

        Assert.Equal("late", ExpectMsg<DeadLetter>().Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_suspended_actor_can_be_stopped_and_what_waits_for_it_is_unknown()
    {
        var counter = ActorCounter.Start(Sys);
        await Steps.AreDirectAfter(counter);
        ((IInternalActorRef)counter.Actor).Suspend();
        var asking = counter.ValueAsync().AsTask();

        Sys.Stop(counter.Actor);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => asking);
        await Assert.ThrowsAsync<StoppedException>(async () => await counter.ValueAsync());
    }

    private static void End(IActorRef actor, string end)
    {
        if (end == "stop") ((IInternalActorRef)actor).Stop();
        else actor.Tell(end == "kill" ? Kill.Instance : PoisonPill.Instance);
    }

    // What another actor of this system does meanwhile.
    private async Task RoundAsync()
    {
        await using var other = ActorCounter.Start(Sys, new CounterSettings { GateFirst = false });
        await other.IncrementAsync();
    }
}
