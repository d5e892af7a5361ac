using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>An actor changes what it does with the next message.</summary>
public sealed class BecomeTests : ActorSpec
{
    [Fact]
    public async Task The_next_message_meets_the_new_behaviour()
    {
        var actor = Start();

        await Inside(actor, context => context.Become(Naming("new")));
        actor.Tell("message");

        await ExpectMsgAsync("new message");
    }

    [Fact]
    public async Task Become_forgets_the_behaviour_before_it()
    {
        var actor = Start();
        await Inside(actor, context =>
        {
            context.Become(Naming("first"));
            context.Become(Naming("second"));
            context.UnbecomeStacked();
        });

        actor.Tell("message");

        await ExpectMsgAsync("message");
    }

    [Fact]
    public async Task Stacked_behaviours_are_left_in_reverse_order()
    {
        var actor = Start();
        await Inside(actor, context =>
        {
            context.BecomeStacked(Naming("first"));
            context.BecomeStacked(Naming("second"));
        });

        foreach (var expected in new[] { "second message", "first message", "message" })
        {
            actor.Tell("message");
            await ExpectMsgAsync(expected);
            actor.Tell("back");
        }
    }

    [Fact]
    public async Task Below_the_lowest_behaviour_is_the_first()
    {
        var actor = Start();

        await Inside(actor, context =>
        {
            context.UnbecomeStacked();
            context.UnbecomeStacked();
        });
        actor.Tell("message");

        await ExpectMsgAsync("message");
    }

    [Fact]
    public async Task A_restart_begins_with_the_first_behaviour()
    {
        var actor = Start();
        await Inside(actor, context => context.Become(Naming("new")));

        actor.Tell(new InvalidOperationException("boom"));
        actor.Tell("message");

        await ExpectMsgAsync("message");
    }

    [Fact]
    public async Task A_receive_actor_declares_its_behaviours_as_methods()
    {
        var test = TestActor;
        var door = Sys.ActorOf(Props.Create(() => new Door(test)));

        foreach (var message in new[] { "enter", "open", "enter", "close", "enter" }) door.Tell(message);

        foreach (var answer in new[] { "closed", "come in", "closed" }) await ExpectMsgAsync(answer);
    }

    private Receive Naming(string behaviour)
    {
        var test = TestActor;
        return message =>
        {
            switch (message)
            {
                case Exception failure:
                    throw failure;
                case "back":
                    InternalContext.UnbecomeStacked();
                    break;
                case Puppet.Run run:
                    run.Act(InternalContext);
                    break;
                default:
                    test.Tell($"{behaviour} {message}");
                    break;
            }

            return true;
        };
    }

    // The cell that runs on this thread, as an actor's own code sees it.
    private static IActorContext InternalContext => Seen.Now;

    private abstract class Seen : ActorBase
    {
        public static IActorContext Now => Context;
    }

    private sealed class Door : ReceiveActor
    {
        private readonly IActorRef _test;

        public Door(IActorRef test)
        {
            _test = test;
            Closed();
        }

        private void Closed()
        {
            Receive<string>(message => message == "enter", _ => _test.Tell("closed"));
            Receive<string>(message => message == "open", _ => Become(Open));
        }

        private void Open()
        {
            Receive<string>(message => message == "enter", _ => _test.Tell("come in"));
            Receive<string>(message => message == "close", _ => Become(Closed));
        }
    }
}
