using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>With gate first on, every recipe's handle steps directly where it can.</summary>
public sealed class DirectnessTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<string> Recipes =>
        ["counter", "semaphore", "work queue", "priority queue", "event", "lock", "lock set", "countdown", "schedule", "ticker", "barrier", "latch", "executor"];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task A_look_at_an_idle_actor_is_no_message(string recipe)
    {
        var (handle, actor, look) = Start(recipe);

        // The first ones meet the actor's start.
        var (directly, told) = (0L, 0L);
        for (var tries = 0; tries < 1_000 && directly < 10; tries++)
        {
            await look();
            await Task.Yield();
            (directly, told) = (Steps.Direct(actor), Steps.Told(actor));
        }

        Assert.True(directly >= 10, $"{directly} steps were direct, {told} were told.");
        await handle.DisposeAsync();
    }

    private (IAsyncDisposable Handle, IActorRef Actor, Func<Task> Look) Start(string recipe)
    {
        switch (recipe)
        {
            case "counter":
                var counter = ActorCounter.Start(actors.System);
                return (counter, counter.Actor, async () => await counter.SnapshotAsync());
            case "semaphore":
                var semaphore = ActorSemaphore.Start(actors.System);
                return (semaphore, semaphore.Actor, async () => await semaphore.SnapshotAsync());
            case "work queue":
                var work = ActorWorkQueue<int>.Start(actors.System);
                return (work, work.Actor, async () => await work.SnapshotAsync());
            case "priority queue":
                var queue = ActorPriorityQueue<int>.Start(actors.System);
                return (queue, queue.Actor, async () => await queue.SnapshotAsync());
            case "event":
                var @event = ActorEvent.Start(actors.System);
                return (@event, @event.Actor, async () => await @event.SnapshotAsync());
            case "lock":
                var one = ActorLock.Start(actors.System);
                return (one, one.Actor, async () => await one.SnapshotAsync());
            case "lock set":
                var locks = ActorLockSet.Start(actors.System);
                return (locks, locks.Actor, async () => await locks.SnapshotAsync());
            case "barrier":
                var barrier = ActorBarrier.Start(actors.System);
                return (barrier, barrier.Actor, async () => await barrier.SnapshotAsync());
            case "latch":
                var latch = ActorLatch.Start(actors.System);
                return (latch, latch.Actor, async () => await latch.SnapshotAsync());
            case "countdown":
                var countdown = ActorCountdown.Start(actors.System, new() { Period = Hour });
                return (countdown, countdown.Actor, async () => await countdown.SnapshotAsync());
            case "executor":
                var executor = ActorExecutor.Start(actors.System);
                return (executor, executor.Actor, async () => await executor.SnapshotAsync());
            case "schedule":
                var schedule = ActorSchedule.Start(actors.System);
                return (schedule, schedule.Actor, async () => await schedule.SnapshotAsync());
            default:
                var ticker = ActorTicker.Start(actors.System, new() { Period = Hour });
                return (ticker, ticker.Actor, async () => await ticker.SnapshotAsync());
        }
    }
}
