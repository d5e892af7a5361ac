using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The hooks of an actor's life, in their order.</summary>
public sealed class LifecycleTests : ActorSpec
{
    private int _instances;

    [Fact]
    public async Task It_starts_before_its_first_message_and_ends_after_its_last()
    {
        var actor = Start();

        actor.Tell("message");
        actor.Tell(PoisonPill.Instance);

        await Expect("PreStart 1", "message 1", "PostStop 1");
    }

    [Fact]
    public async Task A_restart_tells_the_old_instance_the_reason_and_the_message_and_the_new_one_the_reason()
    {
        var actor = Start();

        actor.Tell("fail");
        actor.Tell("message");

        await Expect("PreStart 1", "PreRestart 1 boom fail", "PostStop 1", "PostRestart 2 boom", "PreStart 2", "message 2");
    }

    [Fact]
    public async Task A_restart_loses_the_state_and_keeps_the_mailbox_and_the_reference()
    {
        var actor = base.Start();
        actor.Tell("count");
        actor.Tell("count");
        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);

        var release = await Held(actor, _ => throw new InvalidOperationException("boom"));
        actor.Tell("count");
        actor.Tell("waiting");
        release.Set();

        await ExpectMsgAsync(1);
        await ExpectMsgAsync("waiting");
    }

    [Fact]
    public async Task An_actor_whose_constructor_fails_is_stopped()
    {
        var supervisor = base.Start(strategy: Telling(Directive.Stop));

        var child = await ChildOf(supervisor, Props.Create(() => new Unborn()));

        var cause = await ExpectMsgAsync<ActorInitializationException>();
        Assert.Same(child, cause.Actor);
        Watch(child);
        await ExpectTerminatedAsync(child);
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("PreStart")]
    public async Task An_actor_that_cannot_start_is_stopped_by_default(string where)
    {
        var actor = Sys.ActorOf(where == "constructor" ? Props.Create(() => new Unborn()) : FailingIn(where));

        Watch(actor);

        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task What_PreStart_threw_is_the_cause_of_the_failed_start()
    {
        var supervisor = base.Start(strategy: Telling(Directive.Stop));

        await ChildOf(supervisor, FailingIn("PreStart"));

        var cause = await ExpectMsgAsync<ActorInitializationException>();
        Assert.Equal("PreStart", Assert.IsType<InvalidOperationException>(cause.InnerException).Message);
    }

    [Fact]
    public async Task A_failing_PreRestart_does_not_hold_up_the_restart()
    {
        var actor = Sys.ActorOf(FailingIn("PreRestart"));

        actor.Tell("fail");
        actor.Tell("message");

        await ExpectMsgAsync("message 2");
    }

    [Fact]
    public async Task A_failing_PostRestart_is_a_failed_start()
    {
        var supervisor = base.Start(strategy: new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            return cause is ActorInitializationException ? Directive.Stop : Directive.Restart;
        }));
        var child = await ChildOf(supervisor, FailingIn("PostRestart"));

        child.Tell("fail");

        Assert.Equal("boom", (await ExpectMsgAsync<InvalidOperationException>()).Message);
        var cause = await ExpectMsgAsync<PostRestartException>();
        Assert.Equal("boom", cause.OriginalCause!.Message);
        Assert.Equal("PostRestart", cause.InnerException!.Message);
        Watch(child);
        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public async Task A_failing_PostStop_does_not_hold_up_the_stop()
    {
        var actor = Sys.ActorOf(FailingIn("PostStop"));
        Watch(actor);

        Sys.Stop(actor);

        await ExpectTerminatedAsync(actor);
    }

    private IActorRef Start() => Sys.ActorOf(FailingIn(""));

    private Props FailingIn(string hook)
    {
        var test = TestActor;
        Func<int> number = () => Interlocked.Increment(ref _instances);
        return Props.Create(() => new Reporting(hook.Length == 0 ? test : ActorRefs.Nobody, test, hook, number));
    }

    private async Task Expect(params string[] reports)
    {
        foreach (var report in reports) await ExpectMsgAsync(report);
    }

    private sealed class Unborn : UntypedActor
    {
        public Unborn() => throw new InvalidOperationException("unborn");

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class Reporting(IActorRef hooks, IActorRef messages, string failing, Func<int> number) : UntypedActor
    {
        private readonly int _number = number();

        protected override void PreStart() => Report("PreStart");

        protected override void PostStop() => Report("PostStop");

        protected override void PreRestart(Exception reason, object message)
        {
            Report("PreRestart", $" {reason.Message} {message}");
            base.PreRestart(reason, message);
        }

        protected override void PostRestart(Exception reason)
        {
            Report("PostRestart", $" {reason.Message}");
            base.PostRestart(reason);
        }

        protected override void OnReceive(object message)
        {
            if (message is "fail") throw new InvalidOperationException("boom");
            messages.Tell($"{message} {_number}");
        }

        private void Report(string hook, string what = "")
        {
            hooks.Tell($"{hook} {_number}{what}");
            if (hook == failing) throw new InvalidOperationException(hook);
        }
    }
}
