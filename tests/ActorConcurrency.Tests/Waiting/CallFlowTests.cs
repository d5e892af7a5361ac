using System.Runtime.CompilerServices;

namespace ActorConcurrency.Tests;

/// <summary>Whoever waits may have much in its flow of control: none of it is kept alive once the wait is over, though its call is used again.</summary>
public abstract class CallFlowTests(Way way)
{
    private static readonly AsyncLocal<object?> Flow = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_wait_that_was_granted()
    {
        await using var semaphore = ActorSemaphore.Start(way.System, new SemaphoreSettings { Initial = 0 });

        await IsCollected(async () => await semaphore.AcquireAsync(), () => semaphore.ReleaseAsync().AsTask());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_wait_that_was_cancelled()
    {
        await using var semaphore = ActorSemaphore.Start(way.System, new SemaphoreSettings { Initial = 0 });
        using var cancellation = new CancellationTokenSource();

        await IsCollected(async () => await semaphore.AcquireAsync(cancellationToken: cancellation.Token), cancellation.CancelAsync);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_wait_that_could_have_been_cancelled()
    {
        await using var latch = ActorLatch.Start(way.System);
        using var cancellation = new CancellationTokenSource();

        await IsCollected(async () => await latch.WaitAsync(cancellation.Token), () => latch.SignalAsync().AsTask());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_wait_with_a_limit()
    {
        await using var signal = ActorEvent.Start(way.System);

        await IsCollected(async () => await signal.TryWaitAsync(Limit.Hang), () => signal.SetAsync().AsTask());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_wait_with_code()
    {
        await using var condition = ActorCondition<int>.Start(way.System, 0);

        await IsCollected(async () => await condition.WaitAsync(state => state > 0, state => state - 1), () => condition.UpdateAsync(state => state + 1).AsTask());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_wait_for_others()
    {
        await using var barrier = ActorBarrier.Start(way.System);

        await IsCollected(async () => await barrier.SignalAndWaitAsync(), () => barrier.SignalAsync().AsTask());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_a_call_that_was_answered_at_once()
    {
        await using var counter = ActorCounter.Start(way.System);

        await IsCollected(async () => await counter.AddAndGetAsync(1), () => counter.ValueAsync().AsTask());
    }

    private static async Task IsCollected(Func<ValueTask> wait, Func<Task> end)
    {
        var flow = await WaitInAFlow(wait, end);

        // More than once: what the pool runs at this moment may still have it.
        for (var collections = 0; collections < 100 && flow.IsAlive; collections++)
        {
            Collect();
            await Task.Yield();
        }

        Assert.False(flow.IsAlive);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    // Its state machine, which has the task, has gone when it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> WaitInAFlow(Func<ValueTask> wait, Func<Task> end)
    {
        var (flow, waiting) = Begin(wait);
        Collect();
        Assert.True(flow.IsAlive || waiting.IsCompleted, "Who waits has lost its flow.");
        await end();
        await waiting.ContinueWith(static _ => { }, TaskScheduler.Default);
        return flow;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Flow, Task Waiting) Begin(Func<ValueTask> wait)
    {
        var flow = new WeakReference(new object());
        Task? waiting = null;
        // A thread of its own, so that nothing of the flow is left on this one.
        var caller = new Thread(() =>
        {
            Flow.Value = flow.Target;
            waiting = WaitAsync(wait);
        });
        caller.Start();
        caller.Join();
        return (flow, waiting!);
    }

    private static async Task WaitAsync(Func<ValueTask> wait) => await wait();
}

public sealed class CallFlowOnTests(Way.On way) : CallFlowTests(way), IClassFixture<Way.On>;

public sealed class CallFlowOffTests(Way.Off way) : CallFlowTests(way), IClassFixture<Way.Off>;
