using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Engine.Tests;

/// <summary>An actor is told that it was told nothing, in virtual time.</summary>
public sealed class ReceiveTimeoutTests : ActorSpec
{
    private const string VirtualTime = "akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly IActorRef _actor;

    public ReceiveTimeoutTests() : base(VirtualTime) => _actor = Start();

    [Fact]
    public async Task After_the_time_without_a_message_it_is_told()
    {
        await Set(Second);

        Advance(Second);

        await ExpectMsgAsync<ReceiveTimeout>();
    }

    [Fact]
    public async Task It_is_told_again_until_it_wants_no_more()
    {
        await Set(Second);
        for (var i = 0; i < 2; i++)
        {
            Advance(Second);
            await ExpectMsgAsync<ReceiveTimeout>();
            await Settle();
        }

        await Set(null);
        Advance(3 * Second);

        await ExpectSilence(_actor);
    }

    [Fact]
    public async Task A_message_starts_the_time_anew()
    {
        await Set(2 * Second);

        Advance(Second);
        _actor.Tell("message");
        await ExpectMsgAsync("message");
        await Settle();
        Advance(Second);
        await Settle();

        Advance(Second);
        await ExpectMsgAsync<ReceiveTimeout>();
    }

    [Fact]
    public async Task A_message_that_does_not_count_does_not()
    {
        await Set(2 * Second);

        Advance(Second);
        await Settle();
        Advance(Second);

        await ExpectMsgAsync<ReceiveTimeout>();
    }

    [Fact]
    public async Task It_can_be_set_before_the_first_message()
    {
        var test = TestActor;
        Sys.ActorOf(Props.Create(() => new Impatient(test)));
        await ExpectMsgAsync("settled");

        Advance(Second);

        await ExpectMsgAsync<ReceiveTimeout>();
    }

    [Fact]
    public async Task It_outlives_a_restart()
    {
        await Set(Second);

        _actor.Tell(new InvalidOperationException("boom"));
        await Settle();
        Advance(Second);

        await ExpectMsgAsync<ReceiveTimeout>();
        Assert.Equal(Second, await Inside(_actor, context => context.ReceiveTimeout));
    }

    [Fact]
    public async Task A_stopped_actor_is_told_nothing()
    {
        var dead = Listening<Akka.Event.AllDeadLetters>();
        await Set(Second);
        await Stopped(_actor);

        Advance(2 * Second);
        _actor.Tell("last");

        Assert.Equal("last", (await dead.ExpectMsgAsync<Akka.Event.DeadLetter>()).Message);
    }

    private async Task Set(TimeSpan? timeout)
    {
        await Inside(_actor, context => context.SetReceiveTimeout(timeout));
        await Settle();
    }

    /// <summary>The actor is through with the last message and all that follows it.</summary>
    private async Task Settle()
    {
        _actor.Tell(new Unnoticed());
        await ExpectMsgAsync<Unnoticed>();
    }

    private void Advance(TimeSpan time) => ((TestScheduler)Sys.Scheduler).Advance(time);

    private sealed class Unnoticed : INotInfluenceReceiveTimeout;

    private sealed class Impatient : UntypedActor
    {
        private readonly IActorRef _test;

        public Impatient(IActorRef test)
        {
            _test = test;
            Context.SetReceiveTimeout(Second);
            Self.Tell(new Unnoticed());
        }

        protected override void OnReceive(object message) => _test.Tell(message is Unnoticed ? "settled" : message);
    }
}
