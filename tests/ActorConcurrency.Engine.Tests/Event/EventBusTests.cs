using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

public sealed class EventBusTests
{
    private readonly ParityBus _bus = new();

    [Fact]
    public void An_event_goes_to_those_whose_channel_it_belongs_to()
    {
        _bus.Subscribe("even", 0);
        _bus.Subscribe("odd", 1);

        _bus.Publish(7);
        _bus.Publish(8);

        Assert.Equal(["odd:7", "even:8"], _bus.Delivered);
    }

    [Fact]
    public void An_event_without_subscribers_goes_nowhere()
    {
        _bus.Publish(7);

        Assert.Empty(_bus.Delivered);
    }

    [Fact]
    public void A_subscriber_that_left_gets_no_more_events_of_a_class_that_was_published_before()
    {
        _bus.Subscribe("odd", 1);
        _bus.Publish(1);

        var left = _bus.Unsubscribe("odd", 1);
        _bus.Publish(3);

        Assert.True(left);
        Assert.Equal(["odd:1"], _bus.Delivered);
    }

    [Fact]
    public void A_subscriber_that_joins_gets_events_of_a_class_that_was_published_before()
    {
        _bus.Publish(1);

        _bus.Subscribe("odd", 1);
        _bus.Publish(3);

        Assert.Equal(["odd:3"], _bus.Delivered);
    }

    [Fact]
    public void Several_subscribers_of_one_channel_each_get_the_event()
    {
        var names = Enumerable.Range(0, 10).Select(i => $"s{i}").ToArray();
        Assert.All(names, name => Assert.True(_bus.Subscribe(name, 0)));

        _bus.Publish(2);

        Assert.Equal(names.Select(name => $"{name}:2").Order(), _bus.Delivered.Order());
    }

    private sealed class ParityBus : EventBus<int, int, string>
    {
        public List<string> Delivered { get; } = [];

        protected override bool Classify(int @event, int classifier) => @event % 2 == classifier;

        protected override int GetClassifier(int @event) => @event % 2;

        protected override bool IsSubClassification(int parent, int child) => parent == child;

        protected override void Publish(int @event, string subscriber) => Delivered.Add($"{subscriber}:{@event}");
    }
}
