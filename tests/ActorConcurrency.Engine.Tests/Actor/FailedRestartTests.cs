using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>A restart that fails, and the one after it: what the actor and its children are left with.</summary>
public sealed class FailedRestartTests : ActorSpec
{
    [Theory]
    [InlineData("constructor")]
    [InlineData("PostRestart")]
    public async Task Children_that_survived_a_restart_are_at_work_after_one_that_failed(string where)
    {
        var parent = await ChildOf(Start(strategy: new OneForOneStrategy(_ => Directive.Restart)), Failing(where, failures: 1));
        parent.Tell("have a child");

        parent.Tell("fail");
        parent.Tell("ask the child");

        await Expect("child at work");
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("PostRestart")]
    public async Task Restarts_may_fail_in_a_row(string where)
    {
        var parent = await ChildOf(Start(strategy: new OneForOneStrategy(_ => Directive.Restart)), Failing(where, failures: 3));
        parent.Tell("have a child");

        parent.Tell("fail");
        parent.Tell("ask the child");

        await Expect("child at work");
    }

    [Fact]
    public async Task An_instance_whose_constructor_failed_is_not_heard_of_again()
    {
        var supervisor = Start(strategy: new OneForOneStrategy(cause => cause is PostRestartException ? Directive.Stop : Directive.Restart));
        var parent = await ChildOf(supervisor, Failing("constructor", failures: 1));
        Watch(parent);

        parent.Tell("fail");

        await Expect("PostStop of 1");
        await ExpectTerminatedAsync(parent);
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("PostRestart")]
    public async Task No_instance_of_a_failed_restart_goes_on_when_the_actor_is_resumed(string where)
    {
        var supervisor = Start(strategy: new OneForOneStrategy(cause => IsBoom(cause) ? Directive.Restart : Directive.Resume));
        var parent = await ChildOf(supervisor, Failing(where, failures: 1));
        Watch(parent);

        parent.Tell("fail");
        parent.Tell("who works?");
        parent.Tell(PoisonPill.Instance);

        var reports = ReceiveWhile(Ample, message => message as string);
        Assert.DoesNotContain(reports, report => report is "1 works" or "2 works");
        await ExpectTerminatedAsync(parent);
    }

    private static bool IsBoom(Exception cause) => cause is InvalidOperationException { Message: "boom" };

    private Props Failing(string where, int failures)
    {
        var plan = new Plan(where, failures);
        var test = TestActor;
        return Props.Create(() => new Fragile(test, plan));
    }

    private async Task Expect(string report) => await FishForMessageAsync(message => Equals(message, report), Ample);

    private sealed class Plan(string where, int failures)
    {
        public int Instances { get; set; }

        private int _left = failures;

        public void FailIn(string here)
        {
            if (here == where && Instances > 1 && _left-- > 0) throw new InvalidOperationException($"{here} of {Instances}");
        }
    }

    private sealed class Fragile : UntypedActor
    {
        private readonly IActorRef _test;
        private readonly Plan _plan;
        private readonly int _instance;

        public Fragile(IActorRef test, Plan plan)
        {
            (_test, _plan) = (test, plan);
            _instance = ++plan.Instances;
            plan.FailIn("constructor");
        }

        // The children are left as they are.
        protected override void PreRestart(Exception reason, object message) { }

        protected override void PostRestart(Exception reason) => _plan.FailIn("PostRestart");

        protected override void PostStop() => _test.Tell($"PostStop of {_instance}");

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "fail":
                    throw new InvalidOperationException("boom");
                case "who works?":
                    _test.Tell($"{_instance} works");
                    break;
                case "have a child":
                    var test = _test;
                    Context.ActorOf(Props.Create(() => new Child(test)), "child");
                    break;
                case "ask the child":
                    Context.Child("child").Tell("ask");
                    break;
            }
        }
    }

    private sealed class Child(IActorRef test) : UntypedActor
    {
        protected override void OnReceive(object message) => test.Tell("child at work");
    }
}
