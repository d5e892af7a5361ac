using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class InboxTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly Inbox _inbox;

    public InboxTests() : base("akka.actor.inbox.inbox-size = 3") => _inbox = Inbox.Create(Sys);

    [Fact]
    public void Messages_are_received_in_their_order()
    {
        _inbox.Receiver.Tell("first");
        _inbox.Receiver.Tell("second");

        Assert.Equal("first", _inbox.Receive());
        Assert.Equal("second", _inbox.Receive(Patience));
    }

    [Fact]
    public async Task A_receiver_may_wait_for_the_message()
    {
        var received = _inbox.ReceiveAsync(Patience);
        Assert.False(received.IsCompleted);

        _inbox.Receiver.Tell("message");

        Assert.Equal("message", await received);
    }

    [Fact]
    public void A_message_may_be_picked_out()
    {
        _inbox.Receiver.Tell("first");
        _inbox.Receiver.Tell(2);

        Assert.Equal(2, _inbox.ReceiveWhere(message => message is int));
        Assert.Equal("first", _inbox.Receive());
    }

    [Fact]
    public async Task Who_waits_for_a_certain_message_does_not_get_another()
    {
        var number = Task.Run(() => _inbox.ReceiveWhere(message => message is int, Patience));
        var any = _inbox.ReceiveAsync(Patience);

        _inbox.Receiver.Tell("text");
        Assert.Equal("text", await any);

        _inbox.Receiver.Tell(1);
        Assert.Equal(1, await number);
    }

    [Fact]
    public async Task Without_a_message_the_wait_ends()
    {
        Assert.Throws<TimeoutException>(() => _inbox.Receive(Moment));
        Assert.Throws<TimeoutException>(() => _inbox.ReceiveWhere(_ => true, Moment));
        Assert.IsType<TimeoutException>(Assert.IsType<Status.Failure>(await _inbox.ReceiveAsync(Moment)).Cause);
    }

    [Fact]
    public void A_negative_time_to_wait_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _inbox.Receive(TimeSpan.FromMilliseconds(-5)));
    }

    [Fact]
    public void Replies_come_to_the_inbox()
    {
        _inbox.Send(Sys.ActorOf(EchoActor.Props(this)), "hello");

        Assert.Equal("hello", _inbox.Receive());
    }

    [Fact]
    public void It_is_told_when_a_watched_actor_stops()
    {
        var (plain, special) = (Sys.ActorOf(BlackHoleActor.Props), Sys.ActorOf(BlackHoleActor.Props));
        _inbox.Watch(plain);
        _inbox.WatchWith(special, "special stopped");

        Sys.Stop(plain);
        Assert.Equal(plain, Assert.IsType<Terminated>(_inbox.Receive()).ActorRef);

        Sys.Stop(special);
        Assert.Equal("special stopped", _inbox.Receive());
    }

    [Fact]
    public async Task It_is_not_told_any_more_after_an_unwatch()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        _inbox.Watch(actor);

        _inbox.Unwatch(actor);
        await actor.GracefulStop(Patience);

        _inbox.Receiver.Tell("nothing before this");
        Assert.Equal("nothing before this", _inbox.Receive());
    }

    [Fact]
    public async Task A_full_inbox_drops_what_comes_and_warns_once()
    {
        await EventFilter.Warning(start: "Dropping message").ExpectOneAsync(() =>
        {
            for (var i = 1; i <= 5; i++) _inbox.Receiver.Tell(i);
            return Task.CompletedTask;
        });

        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => _inbox.Receive()));
        Assert.Throws<TimeoutException>(() => _inbox.Receive(Moment));
    }

    [Fact]
    public async Task After_disposal_messages_are_dead_letters()
    {
        _inbox.Receiver.Tell("before");
        _inbox.Receive();
        _inbox.Dispose();

        await EventFilter.DeadLetter<string>(message => message == "after").ExpectOneAsync(async () =>
        {
            // The reference engine's inbox is an actor, which stops a little later.
            await _inbox.Receiver.WatchAsync().WaitAsync(Patience);
            _inbox.Receiver.Tell("after");
        });
    }
}
