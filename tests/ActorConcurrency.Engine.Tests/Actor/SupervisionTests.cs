using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What a parent does about a child that failed.</summary>
public sealed class SupervisionTests : ActorSpec
{
    private static readonly Exception Failure = new InvalidOperationException("boom");

    [Theory]
    [InlineData(Directive.Resume, 2)]
    [InlineData(Directive.Restart, 1)]
    public async Task A_resumed_child_keeps_its_state_and_a_restarted_one_does_not(Directive directive, int counted)
    {
        var child = await ChildOf(Start(strategy: new OneForOneStrategy(_ => directive)));
        child.Tell("count");
        await ExpectMsgAsync(1);

        child.Tell(Failure);
        child.Tell("count");

        await ExpectMsgAsync(counted);
    }

    [Fact]
    public async Task A_stopped_child_is_gone()
    {
        var parent = Start(strategy: new OneForOneStrategy(_ => Directive.Stop));
        var child = await ChildOf(parent);
        Watch(child);

        child.Tell(Failure);

        await ExpectTerminatedAsync(child);
        await AwaitAssertAsync(async () => Assert.Empty(await Inside(parent, context => context.GetChildren().ToList())), Ample);
    }

    [Fact]
    public async Task An_escalated_failure_is_the_parents_own()
    {
        var grandparent = Start(strategy: Telling(Directive.Stop));
        var parent = await ChildOf(grandparent, PuppetProps(new OneForOneStrategy(_ => Directive.Escalate)));
        var child = await ChildOf(parent);
        Watch(parent);

        child.Tell(Failure);

        Assert.Same(Failure, await ExpectMsgAsync<InvalidOperationException>());
        await ExpectTerminatedAsync(parent);
    }

    [Fact]
    public async Task A_decider_that_throws_is_a_failure_of_the_parent()
    {
        var grandparent = Start(strategy: Telling(Directive.Stop));
        var parent = await ChildOf(grandparent, PuppetProps(new OneForOneStrategy(_ => throw new NotSupportedException("undecided"))));
        var child = await ChildOf(parent);

        child.Tell(Failure);

        Assert.Equal("undecided", (await ExpectMsgAsync<NotSupportedException>()).Message);
    }

    [Fact]
    public async Task One_for_one_leaves_the_siblings_alone()
    {
        var (first, second) = await Siblings(new OneForOneStrategy(_ => Directive.Restart));

        first.Tell(Failure);
        first.Tell("count");
        await ExpectMsgAsync(1);

        second.Tell("count");
        await ExpectMsgAsync(2);
    }

    [Fact]
    public async Task All_for_one_restarts_the_siblings_too()
    {
        var (first, second) = await Siblings(new AllForOneStrategy(_ => Directive.Restart));

        first.Tell(Failure);
        first.Tell("count");
        await ExpectMsgAsync(1);

        second.Tell("count");
        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task All_for_one_stops_the_siblings_too()
    {
        var (first, second) = await Siblings(new AllForOneStrategy(_ => Directive.Stop));
        Watch(second);

        first.Tell(Failure);

        await ExpectTerminatedAsync(second);
    }

    [Fact]
    public async Task A_child_that_fails_too_often_within_the_window_is_stopped()
    {
        var child = await ChildOf(Start(strategy: new OneForOneStrategy(2, TimeSpan.FromHours(1), _ => Directive.Restart)));
        Watch(child);

        for (var i = 0; i < 2; i++) child.Tell(Failure);
        child.Tell("alive");
        await ExpectMsgAsync("alive");
        child.Tell(Failure);

        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public async Task No_retries_means_that_the_first_failure_is_the_last()
    {
        var child = await ChildOf(Start(strategy: new OneForOneStrategy(0, TimeSpan.FromHours(1), _ => Directive.Restart)));
        Watch(child);

        child.Tell(Failure);

        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public async Task A_restart_stops_the_children()
    {
        var parent = Start();
        var child = await ChildOf(parent, "child");
        Watch(child);

        parent.Tell(Failure);

        await ExpectTerminatedAsync(child);
        Assert.NotEqual(child, await ChildOf(parent, "child"));
    }

    [Fact]
    public async Task A_restart_that_keeps_the_children_restarts_them()
    {
        var test = TestActor;
        var parent = Sys.ActorOf(Props.Create(() => new Keeping(test)));
        parent.Tell("child");
        var child = await ExpectMsgAsync<IActorRef>();
        child.Tell("count");
        await ExpectMsgAsync(1);

        parent.Tell("fail");
        await ExpectMsgAsync("restarted");
        parent.Tell("child");

        Assert.Equal(child, await ExpectMsgAsync<IActorRef>());
        child.Tell("count");
        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task The_children_of_a_failed_actor_handle_nothing_until_it_is_decided()
    {
        using var decided = new ManualResetEventSlim();
        var grandparent = Start(strategy: new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            decided.Wait(Ample);
            return Directive.Stop;
        }));
        var parent = await ChildOf(grandparent);
        var child = await ChildOf(parent);
        var dead = Listening<DeadLetter>();

        parent.Tell(Failure);
        await ExpectMsgAsync(Failure);
        child.Tell("too late");
        decided.Set();

        await dead.ExpectMsgAsync<DeadLetter>(letter => Assert.Equal("too late", letter.Message));
    }

    [Fact]
    public void By_default_what_cannot_start_or_was_killed_is_stopped_and_everything_else_restarted()
    {
        var decider = SupervisorStrategy.DefaultDecider;

        Assert.Equal(Directive.Stop, decider.Decide(new ActorInitializationException("")));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorKilledException("")));
        Assert.Equal(Directive.Stop, decider.Decide(new DeathPactException(TestActor)));
        Assert.Equal(Directive.Restart, decider.Decide(Failure));
    }

    [Fact]
    public async Task The_stopping_strategy_stops()
    {
        var child = await ChildOf(Start(strategy: SupervisorStrategy.StoppingStrategy));
        Watch(child);

        child.Tell(Failure);

        await ExpectTerminatedAsync(child);
    }

    /// <summary>Two children that have counted to one.</summary>
    private async Task<(IActorRef, IActorRef)> Siblings(SupervisorStrategy strategy)
    {
        var parent = Start(strategy: strategy);
        var (first, second) = (await ChildOf(parent), await ChildOf(parent));
        foreach (var child in new[] { first, second })
        {
            child.Tell("count");
            await ExpectMsgAsync(1);
        }

        return (first, second);
    }

    private sealed class Keeping(IActorRef test) : UntypedActor
    {
        protected override void PreRestart(Exception reason, object message) { }

        protected override void PostRestart(Exception reason) => test.Tell("restarted");

        protected override void OnReceive(object message)
        {
            if (message is "fail") throw Failure;
            var child = Context.Child("child");
            test.Tell(child.IsNobody() ? Context.ActorOf(Props.Create(() => new Puppet(test, null)), "child") : child);
        }
    }
}
