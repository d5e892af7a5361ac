using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class EventStreamTests : TestKit
{
    private readonly EventStream _stream = new(false);

    private interface IShape;

    private class Base;

    private class Middle : Base;

    private sealed class Special : Middle, IShape;

    private sealed class Other : Base;

    [Fact]
    public async Task A_subscriber_to_a_class_gets_its_events_and_those_of_derived_classes()
    {
        _stream.Subscribe(TestActor, typeof(Middle));

        Publish(new Base(), new Middle(), new Other(), new Special());

        await ExpectMsgAsync<Middle>(exactly => exactly.GetType() == typeof(Middle));
        await ExpectMsgAsync<Special>();
        await ExpectNothingElse();
    }

    [Fact]
    public async Task A_subscriber_to_an_interface_gets_what_implements_it()
    {
        _stream.Subscribe(TestActor, typeof(IShape));

        Publish(new Middle(), new Special());

        await ExpectMsgAsync<Special>();
        await ExpectNothingElse();
    }

    [Fact]
    public async Task An_event_that_belongs_to_several_channels_comes_once()
    {
        _stream.Subscribe(TestActor, typeof(Base));
        _stream.Subscribe(TestActor, typeof(IShape));
        _stream.Subscribe(TestActor, typeof(object));

        Publish(new Special());

        await ExpectMsgAsync<Special>();
        await ExpectNothingElse();
    }

    [Fact]
    public async Task Leaving_a_derived_class_keeps_the_subscription_to_the_rest()
    {
        _stream.Subscribe(TestActor, typeof(Base));

        var left = _stream.Unsubscribe(TestActor, typeof(Middle));

        Assert.True(left);
        Publish(new Special(), new Middle(), new Other());
        await ExpectMsgAsync<Other>();
        await ExpectNothingElse();
    }

    [Fact]
    public async Task A_derived_class_that_was_left_can_be_joined_again()
    {
        _stream.Subscribe(TestActor, typeof(Base));
        _stream.Unsubscribe(TestActor, typeof(Middle));

        var joined = _stream.Subscribe(TestActor, typeof(Middle));

        Assert.True(joined);
        Publish(new Middle());
        await ExpectMsgAsync<Middle>();
    }

    [Fact]
    public async Task Leaving_one_of_two_overlapping_channels_keeps_the_other()
    {
        _stream.Subscribe(TestActor, typeof(Base));
        _stream.Subscribe(TestActor, typeof(Middle));

        var left = _stream.Unsubscribe(TestActor, typeof(Base));

        Assert.True(left);
        Publish(new Other(), new Middle());
        await ExpectMsgAsync<Middle>();
        await ExpectNothingElse();
    }

    [Fact]
    public void Subscribing_twice_changes_nothing()
    {
        Assert.True(_stream.Subscribe(TestActor, typeof(Base)));
        Assert.False(_stream.Subscribe(TestActor, typeof(Base)));
        Assert.True(_stream.Unsubscribe(TestActor, typeof(Base)));
        Assert.False(_stream.Unsubscribe(TestActor, typeof(Base)));
    }

    [Fact]
    public void Leaving_a_more_general_class_than_the_subscribed_changes_nothing()
    {
        _stream.Subscribe(TestActor, typeof(Middle));

        Assert.False(_stream.Unsubscribe(TestActor, typeof(Base)));
        Assert.False(_stream.Unsubscribe(TestActor, typeof(object)));
        Assert.True(_stream.Unsubscribe(TestActor, typeof(Middle)));
    }

    [Fact]
    public async Task Leaving_everything_ends_every_subscription()
    {
        _stream.Subscribe<Base>(TestActor);
        _stream.Subscribe<string>(TestActor);

        Assert.True(_stream.Unsubscribe(TestActor));

        Publish(new Base(), "text");
        await ExpectNothingElse();
        Assert.False(_stream.Unsubscribe(TestActor));
    }

    [Fact]
    public void Null_is_no_subscriber_and_no_channel()
    {
        Assert.Throws<ArgumentNullException>("subscriber", () => _stream.Subscribe(null!, typeof(Base)));
        Assert.Throws<ArgumentNullException>("subscriber", () => _stream.Unsubscribe(null!, typeof(Base)));
        Assert.Throws<ArgumentNullException>("subscriber", () => _stream.Unsubscribe(null!));
        Assert.ThrowsAny<ArgumentNullException>(() => _stream.Subscribe(TestActor, null!));
    }

    [Fact]
    public async Task An_actor_that_stops_is_unsubscribed()
    {
        var subscriber = Sys.ActorOf(Props.Create(() => new Subscriber(typeof(Base))));
        await subscriber.Ask<ActorIdentity>(new Identify(1));

        await WatchAsync(subscriber);
        Sys.Stop(subscriber);
        await ExpectTerminatedAsync(subscriber);

        await AwaitConditionAsync(() => Task.FromResult(!Sys.EventStream.Unsubscribe(subscriber)), RemainingOrDefault);
    }

    [Fact]
    public async Task An_actor_that_has_stopped_before_it_is_subscribed_is_unsubscribed()
    {
        var subscriber = Sys.ActorOf(Props.Empty);
        await WatchAsync(subscriber);
        Sys.Stop(subscriber);
        await ExpectTerminatedAsync(subscriber);

        Sys.EventStream.Subscribe(subscriber, typeof(Base));

        await AwaitConditionAsync(() => Task.FromResult(!Sys.EventStream.Unsubscribe(subscriber)), RemainingOrDefault);
    }

    [Fact]
    public async Task Whoever_publishes_inside_an_actor_is_the_sender()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Base));
        var publisher = Sys.ActorOf(Props.Create(() => new Publisher()));

        publisher.Tell(new Base());

        await ExpectMsgAsync<Base>();
        Assert.Equal(publisher, LastSender);
    }

    private void Publish(params object[] events)
    {
        foreach (var @event in events)
            _stream.Publish(@event);
    }

    // Messages from one sender come in order, so nothing else is on its way once the mark is there.
    private async Task ExpectNothingElse()
    {
        TestActor.Tell("mark");
        await ExpectMsgAsync("mark");
    }

    private sealed class Subscriber : ReceiveActor
    {
        public Subscriber(Type channel)
        {
            Context.System.EventStream.Subscribe(Self, channel);
            ReceiveAny(_ => { });
        }
    }

    private sealed class Publisher : ReceiveActor
    {
        public Publisher() => Receive<Base>(message => Context.System.EventStream.Publish(message));
    }
}
