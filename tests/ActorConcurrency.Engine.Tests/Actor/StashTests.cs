using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Messages put aside for later.</summary>
public sealed class StashTests : ActorSpec
{
    private const string Small = "akka.actor.deployment { /supervisor/small { stash-capacity = 2 } }";

    public StashTests() : base(Small) { }

    [Fact]
    public async Task What_was_stashed_comes_back_in_its_order_and_before_what_came_later()
    {
        var actor = Start(stash => stash.UnstashAll());

        Tell(actor, 1, 2, "open", 3);

        await Expect(1, 2, 3);
    }

    [Fact]
    public async Task It_comes_back_before_what_waits_in_the_mailbox()
    {
        using var release = new ManualResetEventSlim();
        var actor = Start(stash =>
        {
            release.Wait(Ample);
            stash.UnstashAll();
        });

        Tell(actor, 1, 2, "open", 3, 4);
        release.Set();

        await Expect(1, 2, 3, 4);
    }

    [Fact]
    public async Task One_message_comes_back_at_a_time_if_so_asked()
    {
        var actor = Start(stash => stash.Unstash());

        Tell(actor, 1, 2, "open", 3, "open", 4);

        await Expect(1, 3, 2, 4);
    }

    [Fact]
    public async Task Some_messages_come_back_if_so_asked()
    {
        var actor = Start(stash => stash.UnstashAll(envelope => envelope.Message is int number && number % 2 == 0));

        Tell(actor, 1, 2, 3, 4, "open", 5);

        await Expect(2, 4, 5);
    }

    [Fact]
    public async Task What_was_taken_out_of_the_stash_does_not_come_back()
    {
        var actor = Start(stash =>
        {
            TestActor.Tell(stash.ClearStash().Select(envelope => envelope.Message).Cast<int>().Sum());
            stash.UnstashAll();
        });

        Tell(actor, 1, 2, "open", 4);

        await Expect(3, 4);
    }

    [Fact]
    public async Task A_stashed_message_keeps_its_sender()
    {
        var actor = Start(stash => stash.UnstashAll());
        var sender = CreateTestProbe();

        actor.Tell("sender", sender.Ref);
        Tell(actor, "open");

        await ExpectMsgAsync(sender.Ref);
    }

    [Fact]
    public async Task A_restart_gives_the_stash_back()
    {
        var actor = Start(stash => stash.UnstashAll());

        Tell(actor, 1, 2, "fail", "open");

        await Expect(1, 2);
    }

    [Fact]
    public async Task A_message_is_not_stashed_twice()
    {
        var supervisor = base.Start(strategy: Telling(Directive.Stop));
        var actor = await ChildOf(supervisor, StashingProps(_ => { }));

        actor.Tell("twice");

        Assert.Contains("Can't stash the same message", (await ExpectMsgAsync<IllegalActorStateException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_stash_is_a_failure()
    {
        var supervisor = base.Start("supervisor", Telling(Directive.Stop));
        var actor = await ChildOf(supervisor, StashingProps(_ => { }), "small");

        Tell(actor, 1, 2, 3);

        await ExpectMsgAsync<StashOverflowException>();
    }

    private IActorRef Start(Action<IStash> open) => Sys.ActorOf(StashingProps(open));

    private Props StashingProps(Action<IStash> open)
    {
        var test = TestActor;
        return Props.Create(() => new Stashing(test, open));
    }

    private static void Tell(IActorRef actor, params object[] messages)
    {
        foreach (var message in messages) actor.Tell(message);
    }

    private async Task Expect(params int[] messages)
    {
        foreach (var message in messages) await ExpectMsgAsync(message);
    }

    /// <summary>Puts everything aside until it is opened.</summary>
    private sealed class Stashing(IActorRef test, Action<IStash> open) : UntypedActor, IWithStash
    {
        private bool _open;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "open":
                    _open = true;
                    open(Stash);
                    break;
                case "fail":
                    throw new InvalidOperationException("boom");
                case "twice":
                    Stash.Stash();
                    Stash.Stash();
                    break;
                case var _ when _open:
                    test.Tell(message is "sender" ? Sender : message);
                    break;
                default:
                    Stash.Stash();
                    break;
            }
        }
    }
}
