using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>Failures, ends and pauses of an actor that runs on its senders' threads are those of any actor.</summary>
public sealed class InlineFailureTests() : TestKit(Actors.Quiet)
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(Directive.Resume)]
    [InlineData(Directive.Restart)]
    [InlineData(Directive.Stop)]
    public async Task A_failure_goes_to_the_supervisor_and_nothing_is_handled_before_it_has_decided(Directive directive)
    {
        using var deciding = new Gate();
        int[] instances = [0];
        var parent = Sys.ActorOf(Props.Create(() => new Parent(deciding, directive)));
        var actor = await parent.Ask<IActorRef>(Props.Create(() => new Fragile(TestActor, instances)), Limit.Hang);
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        await InlineActor.IdleAsync(actor);

        Plain.Run(() =>
        {
            actor.Tell("fail", ActorRefs.NoSender);
            actor.Tell("behind", ActorRefs.NoSender);
        });
        await deciding.Arrived;
        Plain.Run(() => actor.Tell("later", ActorRefs.NoSender));

        // It would have been handled by now: whoever tells runs it.
        Assert.False(HasMessages, "It went on though it had failed.");
        deciding.Open();
        if (directive == Directive.Restart) ExpectMsg("restarts for fail");
        if (directive == Directive.Stop) Assert.Equal("behind", ExpectMsg<DeadLetter>().Message);
        else ExpectMsg(directive == Directive.Restart ? "behind of 2" : "behind of 1");
        if (directive == Directive.Stop) Assert.Equal("later", ExpectMsg<DeadLetter>().Message);
        else ExpectMsg(directive == Directive.Restart ? "later of 2" : "later of 1");
        if (directive != Directive.Stop) await InlineActor.IdleAsync(actor);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("poison pill")]
    [InlineData("kill")]
    [InlineData("stop in the handler")]
    public async Task What_is_told_before_its_end_is_handled_and_what_is_told_after_goes_to_dead_letters(string end)
    {
        var actor = await InlineActor.StartAsync(Sys, message =>
        {
            TestActor.Tell(message);
            if (message is "stop") ((IInternalActorRef)ActorCell.GetCurrentSelfOrNoSender()!).Stop();
        });
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        Watch(actor);

        Plain.Run(() =>
        {
            actor.Tell("before", ActorRefs.NoSender);
            actor.Tell(end == "kill" ? Kill.Instance : end == "poison pill" ? PoisonPill.Instance : "stop", ActorRefs.NoSender);
            actor.Tell("after", ActorRefs.NoSender);
        });

        ExpectMsg("before");
        if (end == "stop in the handler") ExpectMsg("stop");
        List<object> heard = [ExpectMsg<object>(), ExpectMsg<object>()];
        Assert.Single(heard, message => message is Terminated);
        Assert.Equal("after", Assert.Single(heard.OfType<DeadLetter>()).Message);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_suspended_actor_does_nothing_and_goes_on_where_it_was()
    {
        var actor = await InlineActor.StartAsync(Sys, TestActor.Tell);

        ((IInternalActorRef)actor).Suspend();
        Plain.Run(() => actor.Tell(1, ActorRefs.NoSender));
        Plain.Run(() => actor.Tell(2, ActorRefs.NoSender));
        Assert.False(HasMessages, "It went on though it was suspended.");
        ((IInternalActorRef)actor).Resume(null);

        ExpectMsg(1);
        ExpectMsg(2);
        await InlineActor.IdleAsync(actor);
    }

    private sealed class Parent(Gate deciding, Directive directive) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ =>
        {
            deciding.Pass();
            return directive;
        });

        protected override void OnReceive(object message) => Sender.Tell(Context.ActorOf(InlineActors.Props(Context, (Props)message)));
    }

    private sealed class Fragile(IActorRef test, int[] instances) : UntypedActor, IRunsInline
    {
        private readonly int _instance = ++instances[0];

        protected override void OnReceive(object message)
        {
            if (message is "fail") throw new InvalidOperationException("on purpose");
            if (message is InlineActor.Look look) look.Handle();
            else test.Tell($"{message} of {_instance}");
        }

        protected override void PreRestart(Exception reason, object message)
        {
            test.Tell($"restarts for {message}");
            base.PreRestart(reason, message);
        }
    }
}
