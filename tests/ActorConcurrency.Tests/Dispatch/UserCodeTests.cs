using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Tests;

/// <summary>No code of a user's runs under the gate: while it blocks, the calls of others complete, directly too.</summary>
public sealed partial class UserCodeTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("user-code", "akka { loglevel = ERROR, loggers = [], log-dead-letters = off }");
    private readonly Gate _gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _gate.Dispose();
        await _system.Terminate();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_tick_handler()
    {
        await using var countdown = ActorCountdown.Start(_system, new() { From = 3, Period = Some.Period() }, _ => _gate.Pass());
        await _gate.Arrived;

        Assert.Equal(3, (await countdown.SnapshotAsync()).Remaining);

        _gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_of_a_schedule()
    {
        await using var schedule = ActorSchedule.Start(_system);
        await schedule.EnterAsync(TimeSpan.Zero, _gate.Pass);
        await _gate.Arrived;

        Assert.Single((await schedule.SnapshotAsync()).Running);
        Assert.True(await (await schedule.EnterAsync(TimeSpan.Zero, () => { })).CancelAsync());

        _gate.Open();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_of_an_executor(bool threads)
    {
        await using var executor = ActorExecutor.Start(_system, new() { Workers = 1, Threads = threads });
        await executor.SubmitAsync(_ => _gate.Pass());
        await _gate.Arrived;

        Assert.Single((await executor.SnapshotAsync()).Running);
        Assert.True((await executor.SubmitAsync(_ => 1)).Cancel());

        _gate.Open();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_initialiser_of_an_executor(bool threads)
    {
        await using var executor = ActorExecutor.Start(_system, new() { Workers = 1, Threads = threads, Initializer = _ => _gate.Pass() });
        await _gate.Arrived;

        Assert.True((await executor.SubmitAsync(_ => 1)).Cancel());
        Assert.Empty((await executor.SnapshotAsync()).Running);

        _gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_subscriber_to_dropped_items()
    {
        await using var queue = ActorWorkQueue<string>.Start(_system, new() { Capacity = 1, Overflow = WorkQueueOverflow.DropLast });
        _system.EventStream.Subscribe(new Foreign(_system, _ => _gate.Pass()), typeof(DroppedItem));
        var putting = OnThread.Run(() =>
        {
            for (var number = 0; number < 3; number++) _ = queue.PutAsync($"{number}").AsTask();
        });
        await _gate.Arrived;

        Assert.True((await queue.SnapshotAsync()).Queued > 0);
        Assert.NotNull(await queue.GetAsync());

        _gate.Open();
        await putting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_listener_to_the_meter()
    {
        await using var semaphore = ActorSemaphore.Start(_system);
        await IdleAsync(semaphore);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "actor_concurrency.requests") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => _gate.Pass());
        listener.Start();
        var listening = OnThread.Run(listener.RecordObservableInstruments);

        await AssertServesOthersAsync(semaphore);

        _gate.Open();
        await listening;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_logger()
    {
        await using var lab = new LabHandle(LabActor.Start(_system));
        await lab.IdleAsync();
        _system.EventStream.Subscribe(new Foreign(_system, _ => _gate.Pass()), typeof(Error));
        var failing = OnThread.Run(() => Assert.Throws<OutcomeUnknownException>(() => lab.TryNow(_ => throw new InvalidOperationException("on purpose"))));
        await _gate.Arrived;

        await lab.Gateway.Terminated;

        _gate.Open();
        await failing;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_callback_of_the_token_that_ended_a_wait()
    {
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 1 });
        using var source = new CancellationTokenSource();
        using var registration = source.Token.Register(_gate.Pass);
        var permit = await semaphore.AcquireAsync();
        var waiting = semaphore.AcquireAsync(1, source.Token).AsTask();
        var cancelling = OnThread.Run(source.Cancel);
        await _gate.Arrived;

        permit.Dispose();
        await IdleAsync(semaphore);

        _gate.Open();
        await cancelling;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, (await semaphore.SnapshotAsync()).Available);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("pool")]
    [InlineData("context")]
    [InlineData("scheduler")]
    public async Task A_continuation(string where)
    {
        await using var semaphore = ActorSemaphore.Start(_system, new SemaphoreSettings { Initial = 1 });
        await IdleAsync(semaphore);
        var permit = await semaphore.AcquireAsync();
        var surroundings = new BlockingSurroundings(_gate);
        var waiting = surroundings.Run(where, async () =>
        {
            var mine = await semaphore.AcquireAsync();
            _gate.Pass();
            mine.Dispose();
        });
        permit.Dispose();

        await AssertServesOthersAsync(semaphore, permits: 0);

        _gate.Open();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Equality_and_text_of_an_item()
    {
        await using var queue = ActorWorkQueue<Hostile>.Start(_system, new() { Capacity = 1, Overflow = WorkQueueOverflow.DropLast });
        await using var byPriority = ActorPriorityQueue<Hostile>.Start(_system);
        for (var number = 0; number < 3; number++)
        {
            await queue.PutAsync(new());
            await byPriority.PutAsync(new(), number);
        }

        Assert.NotNull(await byPriority.GetAsync());
        Assert.NotNull(await queue.GetAsync());
        await queue.SnapshotAsync();
    }

    private async Task AssertServesOthersAsync(ActorSemaphore semaphore, int permits = 1)
    {
        await _gate.Arrived;
        var direct = Steps.Direct(semaphore.Actor);
        for (var round = 0; permits > 0 && round < 3; round++) (await semaphore.AcquireAsync()).Dispose();
        Assert.Equal(permits, (await semaphore.SnapshotAsync()).Available);
        Assert.True(Steps.Direct(semaphore.Actor) > direct, "Nothing was direct.");
    }

    private static Task IdleAsync(ActorSemaphore semaphore)
    {
        var before = Steps.Direct(semaphore.Actor);
        return Eventually.Holds(
            () =>
            {
                semaphore.SnapshotAsync().AsTask().Wait(Limit.Hang);
                return Steps.Direct(semaphore.Actor) > before;
            },
            "a step was direct");
    }

    /// <summary>An item that must not be looked at.</summary>
    private sealed class Hostile
    {
        public override bool Equals(object? obj) => throw new InvalidOperationException("compared");

        public override int GetHashCode() => throw new InvalidOperationException("hashed");

        public override string ToString() => throw new InvalidOperationException("printed");
    }
}
