using System.Globalization;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>What surrounds a caller neither gets into the actor nor is kept by a wait.</summary>
public sealed class FlowTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly AsyncLocal<object?> Flow = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_actors_own_run_sees_nothing_of_whoever_told()
    {
        await using var lab = new LabHandle(LabActor.Start(actors.System));
        await lab.IdleAsync();
        Flow.Value = "the caller's";
        var mine = CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        var seen = new TaskCompletionSource<(object?, CultureInfo, bool)>(TaskCreationOptions.RunContinuationsAsynchronously);

        lab.Actor.Tell(new LabCore.Do(_ => seen.SetResult((Flow.Value, CultureInfo.CurrentCulture, SynchronizationContext.Current is null))), ActorRefs.NoSender);
        SynchronizationContext.SetSynchronizationContext(null);

        var (flow, culture, isPlain) = await seen.Task;
        Assert.Null(flow);
        Assert.NotSame(mine, culture);
        Assert.True(isPlain, "The caller's context was there.");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_the_pool_goes_on_with_sees_nothing_of_whoever_handed_over()
    {
        await using var lab = new LabHandle(LabActor.Start(actors.System));
        await lab.IdleAsync();
        var seen = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (caller, done) = (0, 0);
        void Next(LabCore core)
        {
            if (Environment.CurrentManagedThreadId != caller) seen.TrySetResult(Flow.Value);
            else if (++done < 10_000) lab.Do(Next);
        }

        // The caller's thread is none of the pool's: what the pool goes on with is on another one.
        await OnThread.Run(() =>
        {
            Flow.Value = "the caller's";
            caller = Environment.CurrentManagedThreadId;
            lab.Do(Next);
            seen.Task.Wait(Limit.Hang);
        });

        Assert.Null(await seen.Task);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("session")]
    [InlineData("handle")]
    public async Task A_wait_that_nobody_awaits_keeps_nothing_of_its_callers_flow(string way)
    {
        await using var semaphore = ActorSemaphore.Start(actors.System, new SemaphoreSettings { Initial = 0 });
        await using var session = semaphore.OpenSession("waits");
        await semaphore.SnapshotAsync();
        using var source = new CancellationTokenSource();

        var (flow, waiting) = WaitInAFlow(() => way == "session" ? session.AcquireAsync(1, source.Token) : semaphore.AcquireAsync(1, source.Token));

        for (var collections = 0; collections < 100 && !IsCollected(flow); collections++) await Task.Yield();
        Assert.False(flow.IsAlive);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Flow, ValueTask<SemaphorePermit> Waiting) WaitInAFlow(Func<ValueTask<SemaphorePermit>> wait)
    {
        var flow = new object();
        ValueTask<SemaphorePermit> waiting = default;
        var caller = new Thread(() =>
        {
            Flow.Value = flow;
            waiting = wait();
        });
        caller.Start();
        caller.Join();
        return (new WeakReference(flow), waiting);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsCollected(WeakReference flow)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !flow.IsAlive;
    }
}
