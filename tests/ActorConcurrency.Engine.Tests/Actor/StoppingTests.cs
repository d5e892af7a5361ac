using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The ways to stop an actor, and what becomes of its messages, children and name.</summary>
public sealed class StoppingTests : ActorSpec
{
    [Fact]
    public async Task A_poison_pill_is_taken_after_the_messages_before_it()
    {
        var actor = Start();
        var dead = Listening<DeadLetter>();
        var release = await Held(actor);

        actor.Tell("before");
        actor.Tell(PoisonPill.Instance);
        actor.Tell("after");
        release.Set();

        await ExpectMsgAsync("before");
        Assert.Equal("after", (await dead.ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_stop_comes_before_the_messages_that_wait()
    {
        var parent = Start();
        var actor = await ChildOf(parent);
        var dead = Listening<DeadLetter>();
        var release = await Held(actor);

        actor.Tell(1);
        actor.Tell(2);
        await Inside(parent, context => context.Stop(actor));
        release.Set();

        Assert.Equal(1, (await dead.ExpectMsgAsync<DeadLetter>()).Message);
        Assert.Equal(2, (await dead.ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task An_actor_that_is_stopping_makes_no_child()
    {
        var test = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new LateParent(test)));

        Sys.Stop(actor);

        await ExpectMsgAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task An_actor_that_stops_itself_finishes_the_message_it_is_at()
    {
        var actor = Start();
        var dead = Listening<DeadLetter>();
        var release = await Held(actor, context =>
        {
            context.Stop(context.Self);
            TestActor.Tell("finished");
        });

        actor.Tell("too late");
        release.Set();

        await ExpectMsgAsync("finished");
        Assert.Equal("too late", (await dead.ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_killed_actor_fails_and_its_parent_decides()
    {
        var child = await ChildOf(Start(strategy: Telling(Directive.Stop)));
        Watch(child);

        child.Tell(Kill.Instance);

        Assert.Equal("Kill", (await ExpectMsgAsync<ActorKilledException>()).Message);
        await ExpectTerminatedAsync(child);
    }

    [Fact]
    public async Task A_message_to_a_stopped_actor_is_a_dead_letter_with_its_sender()
    {
        var actor = Start();
        await Stopped(actor);
        var dead = Listening<DeadLetter>();

        actor.Tell("news", TestActor);

        var letter = await dead.ExpectMsgAsync<DeadLetter>();
        Assert.Equal("news", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(actor, letter.Recipient);
    }

    [Fact]
    public async Task Children_stop_before_their_parent_does()
    {
        var test = TestActor;
        var root = Sys.ActorOf(Props.Create(() => new Generation(test, 3)));
        Watch(root);

        Sys.Stop(root);

        foreach (var depth in new[] { 1, 2, 3 }) await ExpectMsgAsync(depth);
        await ExpectTerminatedAsync(root);
    }

    [Fact]
    public async Task A_parent_that_stops_waits_for_a_busy_child()
    {
        var parent = Start();
        var child = await ChildOf(parent);
        Watch(parent);
        var release = await Held(child, _ => TestActor.Tell("child done"));

        Sys.Stop(parent);
        release.Set();

        await ExpectMsgAsync("child done");
        await ExpectTerminatedAsync(parent);
    }

    [Fact]
    public async Task A_name_is_free_again_when_its_actor_has_stopped()
    {
        var first = Start("name");
        await Stopped(first);

        var second = Start("name");

        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
        second.Tell("second");
        await ExpectMsgAsync("second");
    }

    [Fact]
    public async Task To_stop_twice_is_to_stop_once()
    {
        var actor = Start();
        await Stopped(actor);

        Sys.Stop(actor);

        await Stopped(actor);
    }

    private sealed class Generation(IActorRef test, int depth) : UntypedActor
    {
        protected override void PreStart()
        {
            if (depth > 1) Context.ActorOf(Props.Create(() => new Generation(test, depth - 1)));
        }

        protected override void PostStop() => test.Tell(depth);

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class LateParent(IActorRef test) : UntypedActor
    {
        protected override void PostStop()
        {
            try
            {
                test.Tell(Context.ActorOf(Props.Create(() => new LateParent(test))));
            }
            catch (Exception refused)
            {
                test.Tell(refused);
            }
        }

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
