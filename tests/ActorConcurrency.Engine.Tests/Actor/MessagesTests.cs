using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What is sent, by whom, and where it goes if nobody is there.</summary>
public sealed class MessagesTests : ActorSpec
{
    [Fact]
    public async Task Null_is_no_message()
    {
        var actor = Start();
        await Inside(actor, _ => { });

        Assert.Throws<ArgumentNullException>("message", () => actor.Tell(null!, ActorRefs.NoSender));
        Assert.Equal("Message is null", Assert.Throws<InvalidMessageException>(() => Sys.DeadLetters.Tell(null!)).Message);
    }

    [Fact]
    public async Task Messages_of_one_sender_keep_their_order()
    {
        var actor = Start();

        for (var i = 0; i < 1000; i++) actor.Tell(i);

        for (var i = 0; i < 1000; i++) await ExpectMsgAsync(i);
    }

    [Fact]
    public async Task Outside_an_actor_the_sender_is_the_dead_letters()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Mirror()));
        var dead = Listening<DeadLetter>();

        actor.Tell("message", ActorRefs.NoSender);

        var letter = await dead.ExpectMsgAsync<DeadLetter>();
        Assert.Equal("message", letter.Message);
        Assert.Equal(Sys.DeadLetters, letter.Recipient);
    }

    [Fact]
    public async Task Inside_an_actor_the_sender_is_the_actor()
    {
        var actor = Start();

        await Inside(actor, _ => TestActor.Tell("message"));

        await ExpectMsgFromAsync(actor, "message");
    }

    [Fact]
    public async Task A_forwarded_message_keeps_its_sender()
    {
        var actor = Start();
        var sender = CreateTestProbe();

        actor.Tell("message", sender.Ref);

        await ExpectMsgFromAsync(sender.Ref, "message");
    }

    [Fact]
    public async Task What_is_told_to_nobody_goes_nowhere()
    {
        var dead = Listening<AllDeadLetters>();

        ActorRefs.Nobody.Tell("message");
        Sys.DeadLetters.Tell("marker");

        Assert.Equal("marker", (await dead.ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task What_is_told_to_the_dead_letters_is_published_as_one()
    {
        var dead = Listening<DeadLetter>();

        Sys.DeadLetters.Tell("message", TestActor);

        var letter = await dead.ExpectMsgAsync<DeadLetter>();
        Assert.Equal("message", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
    }

    [Fact]
    public async Task An_actor_answers_when_asked_who_it_is()
    {
        var actor = Start();

        var identity = await actor.Ask<ActorIdentity>(new Identify(42), Ample);

        Assert.Equal(42, identity.MessageId);
        Assert.Equal(actor, identity.Subject);
    }

    private sealed class Mirror : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
