using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ActorConcurrency.Tests;

public sealed class RecipeMetricsTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_instance_reports_its_figures_under_its_name()
    {
        using var listener = new Listener("metered");
        await using var semaphore = ActorSemaphore.Start(actors.System, new SemaphoreSettings { Initial = 3 }, "metered");
        await semaphore.AcquireAsync(2);
        var waiting = semaphore.AcquireAsync(2).AsTask();
        await semaphore.SnapshotAsync();

        // The figures of a message are recorded after its answer: the next answer tells that they are there.
        await semaphore.SnapshotAsync();

        Assert.Equal((1, 2, 1), (listener.Last("semaphore.available"), listener.Last("semaphore.held"), listener.Last("semaphore.waiting")));
        Assert.True(listener.Sum("requests") >= 3);
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_counter_reports_its_value_and_what_it_refused()
    {
        using var listener = new Listener("metered-counter");
        await using var counter = ActorCounter.Start(actors.System, new CounterSettings { InitialValue = long.MaxValue - 1 }, "metered-counter");
        counter.Increment();
        counter.Increment();
        await counter.ValueAsync();
        await counter.ValueAsync();

        Assert.Equal(long.MaxValue, listener.Last("counter.value"));
        Assert.Equal(1, listener.Sum("counter.refused"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_event_reports_its_signals_and_who_waits()
    {
        using var listener = new Listener("metered-event");
        await using var @event = ActorEvent.Start(actors.System, new EventSettings(), "metered-event");
        await @event.PulseAsync();
        var waiting = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();
        await @event.SnapshotAsync();

        Assert.Equal((1, 1), (listener.Last("event.signals"), listener.Last("event.waiting")));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_ticker_reports_its_ticks_and_who_listens()
    {
        using var listener = new Listener("metered-ticker");
        await using var ticker = ActorTicker.Start(actors.System, new TickerSettings { Period = TimeSpan.FromMilliseconds(50) }, "metered-ticker");
        await using var subscription = await ticker.SubscribeAsync();
        await ticker.WaitForTickAsync();
        await ticker.SnapshotAsync();

        Assert.True(listener.Last("ticker.ticks") >= 1);
        Assert.Equal(1, listener.Last("ticker.subscribers"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_work_queue_reports_what_is_queued_unfinished_and_dropped()
    {
        using var listener = new Listener("metered-queue");
        await using var queue = ActorWorkQueue<int>.Start(
            actors.System, new WorkQueueSettings { Capacity = 2, Overflow = WorkQueueOverflow.DropNext }, "metered-queue");
        for (var item = 0; item < 3; item++) await queue.PutAsync(item);
        await queue.GetAsync();
        await queue.SnapshotAsync();
        await queue.SnapshotAsync();

        Assert.Equal((1, 2, 1), (listener.Last("work_queue.queued"), listener.Last("work_queue.unfinished"), listener.Last("work_queue.dropped")));
        Assert.Equal(0, listener.Last("work_queue.waiting"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_priority_queue_reports_what_is_queued_and_who_waits()
    {
        using var listener = new Listener("metered-priorities");
        await using var queue = ActorPriorityQueue<int>.Start(actors.System, new PriorityQueueSettings { Capacity = 1 }, "metered-priorities");
        await queue.PutAsync(1, 1);
        var putting = queue.PutAsync(2, 2).AsTask();
        await queue.SnapshotAsync();
        await queue.SnapshotAsync();

        Assert.Equal(
            (1, 0, 1),
            (listener.Last("priority_queue.queued"), listener.Last("priority_queue.getters"), listener.Last("priority_queue.putters")));
        Assert.False(putting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_set_reports_what_is_held_who_waits_and_the_deadlocks_that_were_not()
    {
        using var listener = new Listener("metered-locks");
        await using var locks = ActorLockSet.Start(actors.System, new LockSetSettings { Ordered = false }, "metered-locks");
        await using var ann = locks.OpenSession("ann");
        await using var ben = locks.OpenSession("ben");
        await ann.AcquireAsync(["x"]);
        await ben.AcquireAsync(["y"]);
        var waiting = ann.AcquireAsync(["y"]).AsTask();
        await Assert.ThrowsAsync<DeadlockException>(async () => await ben.AcquireAsync(["x"]));
        await locks.SnapshotAsync();

        Assert.Equal((2, 1, 1), (listener.Last("lock_set.held"), listener.Last("lock_set.waiting"), listener.Sum("lock_set.deadlocks")));
        Assert.False(waiting.IsCompleted);
    }

    /// <summary>Listens to the figures of one instance.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly ConcurrentQueue<(string Instrument, long Value)> _heard = new();
        private readonly MeterListener _listener = new();

        public Listener(string name)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ActorConcurrency") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags, name));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags, name));
            _listener.Start();
        }

        public long Last(string instrument) => _heard.Last(heard => heard.Instrument == instrument).Value;

        public long Sum(string instrument) => _heard.Where(heard => heard.Instrument == instrument).Sum(heard => heard.Value);

        public void Dispose() => _listener.Dispose();

        private void Hear(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
        {
            foreach (var tag in tags)
                if (tag.Key == "name" && Equals(tag.Value, name))
                    _heard.Enqueue((instrument.Name["actor_concurrency.".Length..], value));
        }
    }
}
