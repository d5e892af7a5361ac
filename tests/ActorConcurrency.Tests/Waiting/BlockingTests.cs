using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>For callers who cannot await.</summary>
public sealed class BlockingTests() : TestKit(Actors.Quiet)
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Threads_that_block_take_turns()
    {
        await using var semaphore = ActorSemaphore.Start(Sys);
        var (inside, most, total) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OnThread.Run(() =>
        {
            for (var round = 0; round < 200; round++)
            {
                using var permit = semaphore.Acquire();
                most = Math.Max(most, ++inside);
                total++;
                inside--;
            }
        })));

        Assert.Equal((1, 1_600), (most, total));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_goes_from_thread_to_thread()
    {
        await using var queue = ActorWorkQueue<int>.Start(Sys, new WorkQueueSettings { Capacity = 2 });
        var sum = 0;
        var worker = OnThread.Run(() =>
        {
            for (var number = 1; number <= 100; number++)
            {
                sum += queue.Get();
                queue.TaskDone();
            }
        });

        for (var number = 1; number <= 100; number++) queue.Put(number);
        queue.Join();

        Assert.Equal(5_050, sum);
        Assert.True(queue.TryJoin(TimeSpan.Zero));
        await worker;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Several_items_go_at_once()
    {
        await using var queue = ActorWorkQueue<int>.Start(Sys);
        await using var tickets = ActorPriorityQueue<int>.Start(Sys);

        Assert.Equal(4, queue.PutMany([1, 2, 3, 4]));
        Assert.Equal(3, tickets.PutMany([(1, 0), (2, 9), (3, 5)]).Length);

        Assert.Equal([1, 2], queue.GetMany(2).ToArray());
        Assert.Empty(queue.TryGetMany(9, TimeSpan.Zero, min: 3));
        Assert.Equal([3, 4], queue.Drain().ToArray());
        Assert.Equal([2], tickets.GetMany(1).ToArray());
        Assert.Empty(tickets.TryGetMany(9, TimeSpan.Zero, min: 3));
        Assert.Equal([3, 1], tickets.Drain().ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_recipe_has_its_bridge()
    {
        await using var locks = ActorLockSet.Start(Sys);
        await using var one = ActorLock.Start(Sys);
        await using var queue = ActorPriorityQueue<string>.Start(Sys);
        await using var signal = ActorEvent.Start(Sys);
        await using var ticker = ActorTicker.Start(Sys, new TickerSettings { Period = TimeSpan.FromMilliseconds(10) });
        await using var counter = ActorCounter.Start(Sys);
        await using var semaphore = ActorSemaphore.Start(Sys);
        await using var owner = semaphore.OpenSession("owner");
        await using var condition = ActorCondition<int>.Start(Sys, 0);
        await using var barrier = ActorBarrier.Start(Sys);
        var party = await barrier.JoinAsync("party");
        await using var latch = ActorLatch.Start(Sys);
        await using var executor = ActorExecutor.Start(Sys);

        using (locks.Acquire(["a", "b"])) Assert.Null(locks.OpenSession("other").TryAcquire(["b"], TimeSpan.Zero));
        using (var hold = one.Acquire(LockMode.Upgradeable))
        using (hold.Upgrade()) Assert.Null(one.OpenSession("other").TryAcquire(TimeSpan.Zero, LockMode.Read));
        queue.Put("low", 1);
        queue.Put("high", 2);
        Assert.Equal("high", queue.Get());
        Assert.False(signal.TryWait(TimeSpan.Zero));
        Assert.Equal(1, signal.Set());
        Assert.Equal(1, signal.Wait());
        Assert.True(ticker.WaitForTick().Number >= 1);
        Assert.Equal((5, 5), (counter.AddAndGet(5), counter.Value()));
        Assert.True(counter.CompareAndSet(5, 6));
        Assert.Equal((6, 0), (counter.Reset(), counter.GetAndSet(7)));
        Assert.Equal(8, counter.TryAdd(1, most: 8));
        Assert.Equal((8, 8), (counter.WaitUntilAtLeast(8), counter.WaitUntilAtMost(8)));
        Assert.Null(counter.TryWaitUntilAtLeast(9, TimeSpan.Zero));
        Assert.Null(counter.TryWaitUntilAtMost(7, TimeSpan.FromMilliseconds(1)));
        IEvent[] signals = [signal];
        Assert.Equal((0, 0), (signals.WaitAny(), signals.TryWaitAny(TimeSpan.Zero)));
        signals.WaitAll();
        Assert.True(signals.TryWaitAll(TimeSpan.Zero));
        using var permit = owner.Acquire();
        Assert.Null(semaphore.TryAcquire(TimeSpan.FromMilliseconds(1)));
        Assert.Equal((1, "was 1", 2), (condition.Update(state => state + 1), condition.Update(state => (state + 1, $"was {state}")), condition.Read()));
        Assert.Equal((2, 3, "taken"), (condition.Wait(state => state > 1), condition.Wait(state => state > 1, state => state + 1), condition.Wait(_ => true, _ => (0, "taken"))));
        Assert.Null(condition.TryWait(state => state > 0, state => state, TimeSpan.Zero));
        Assert.Equal("tried", condition.TryWait(_ => true, state => (state, "tried"), TimeSpan.Zero)?.Value);
        Assert.Null(condition.TryWaitForNotify(TimeSpan.Zero));
        Assert.Equal((0, 0), (condition.Notify(), condition.NotifyAll()));
        await party.SignalAsync();
        Assert.Equal(new BarrierArrival(0, 1), barrier.SignalAndWait());
        Assert.Null(party.TrySignalAndWait(TimeSpan.Zero));
        await barrier.SignalAsync();
        Assert.Equal(new BarrierArrival(1, 1), party.SignalAndWait());
        Assert.Null(barrier.TrySignalAndWait(TimeSpan.Zero));
        Assert.False(latch.TryWait(TimeSpan.Zero));
        Assert.Equal(0, latch.Signal());
        latch.Wait();
        Assert.Equal(1, await executor.Submit(_ => 1).Task);
        Assert.Contains("SubmitAsync", Assert.Throws<ArgumentException>(() => executor.Submit(_ => Task.FromResult(1))).Message);
        Assert.Equal(0, executor.CancelQueued());
        executor.Shutdown();
        executor.Join();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_token_ends_it_and_the_exception_is_the_calls_own()
    {
        await using var semaphore = ActorSemaphore.Start(Sys, new SemaphoreSettings { Initial = 0 });
        using var cancellation = new CancellationTokenSource();
        var waiting = OnThread.Run(() => semaphore.Acquire(cancellationToken: cancellation.Token));
        await Eventually.Holds(() => semaphore.SnapshotAsync().AsTask().Result.Waiters.Length == 1, "it waits");

        await cancellation.CancelAsync();

        var end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(cancellation.Token, end.CancellationToken);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("handler")]
    [InlineData("asynchronous handler")]
    public async Task Inside_an_actor_it_refuses_before_anything_is_asked(string where)
    {
        await using var counter = ActorCounter.Start(Sys);
        var actor = Sys.ActorOf(Props.Create(() => new Caller(counter)));

        var refused = await actor.Ask<Exception?>(where, Limit.Hang);

        Assert.Equal(
            "AddAndGet must not block the thread of an actor; nothing was done. Await AddAndGetAsync, or have its result piped to the actor.",
            Assert.IsType<InvalidOperationException>(refused).Message);
        Assert.Equal(0, await counter.ValueAsync());
    }

    private sealed class Caller : ReceiveActor
    {
        public Caller(ActorCounter counter)
        {
            Receive<string>(where => where == "handler", _ => Sender.Tell(Record.Exception(() => counter.AddAndGet(1))));
            ReceiveAsync<string>(async _ =>
            {
                await Task.Yield();
                Sender.Tell(Record.Exception(() => counter.AddAndGet(1)));
            });
        }
    }
}
