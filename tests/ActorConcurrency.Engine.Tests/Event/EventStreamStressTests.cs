using Akka.Event;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Publishers, subscribers and leavers at once: what is ordered behind a change sees it, whoever stays misses nothing.</summary>
public sealed class EventStreamStressTests
{
    private const int Rounds = 20_000;

    [Fact]
    public async Task A_subscriber_that_stays_gets_every_event_while_others_come_and_go()
    {
        var bus = new CountingBus();
        bus.Subscribe(0, 0);
        using var churn = new CancellationTokenSource();
        var guests = Enumerable.Range(1, 2).Select(guest => Task.Run(() => ComeAndGo(bus, guest, churn.Token))).ToArray();

        Parallel.For(0, 2, _ =>
        {
            for (var i = 0; i < Rounds; i++)
                bus.Publish(0);
        });

        await churn.CancelAsync();
        await Task.WhenAll(guests);
        Assert.Equal(2 * Rounds, bus.CountOf(0));
    }

    [Fact]
    public async Task Publishing_after_a_subscription_has_returned_reaches_it_and_after_a_leave_does_not()
    {
        var bus = new CountingBus();
        using var noise = new CancellationTokenSource();
        var publisher = Task.Run(() =>
        {
            while (!noise.IsCancellationRequested)
                bus.Publish(0);
        });

        for (var i = 0; i < Rounds; i++)
        {
            bus.Subscribe(5, 1);
            bus.Publish(1);
            Assert.Equal(i + 1, bus.CountOf(5));

            bus.Unsubscribe(5);
            bus.Publish(1);
            Assert.Equal(i + 1, bus.CountOf(5));
        }

        await noise.CancelAsync();
        await publisher;
    }

    private static void ComeAndGo(CountingBus bus, int guest, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            bus.Subscribe(guest, 0);
            bus.Unsubscribe(guest, 0);
        }
    }

    /// <summary>Events and channels are numbers, subscribers are places in a table of counters.</summary>
    private sealed class CountingBus : EventBus<int, int, int>
    {
        private readonly int[] _counts = new int[8];

        public int CountOf(int subscriber) => Volatile.Read(ref _counts[subscriber]);

        protected override bool Classify(int @event, int classifier) => @event == classifier;

        protected override int GetClassifier(int @event) => @event;

        protected override bool IsSubClassification(int parent, int child) => parent == child;

        protected override void Publish(int @event, int subscriber) => Interlocked.Increment(ref _counts[subscriber]);
    }
}
