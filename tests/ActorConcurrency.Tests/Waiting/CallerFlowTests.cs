using System.Runtime.CompilerServices;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>Whoever makes a recipe may have much in its flow of control: none of it is kept alive by timers and loops that go on.</summary>
public sealed class CallerFlowTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly AsyncLocal<object?> Flow = new();

    public static TheoryData<string> Recipes =>
    [
        "ActorCounter", "ActorSemaphore", "ActorEvent", "ActorWorkQueue", "ActorPriorityQueue", "ActorCountdown", "ActorTicker", "ActorLockSet", "ActorCondition",
        "ActorSchedule", "ActorBarrier", "ActorLatch",
        "ActorExecutor", "ActorExecutor on the pool", "DotNetExecutor", "DotNetExecutor on threads",
        "ActorSubprocess", "DotNetSubprocess",
        "DotNetCounter", "DotNetSemaphore", "DotNetEvent", "DotNetWorkQueue", "DotNetPriorityQueue", "DotNetCountdown", "DotNetTicker", "DotNetLockSet", "DotNetCondition",
        "DotNetSchedule", "DotNetBarrier", "DotNetLatch",
    ];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task What_is_in_the_flow_of_its_maker_can_be_collected_while_the_recipe_lives(string recipe)
    {
        var (flow, handle) = MakeInAFlow(recipe);

        // More than once: what the pool runs at this moment may still have it.
        for (var collections = 0; collections < 100 && !IsCollected(flow); collections++) await Task.Yield();
        Assert.False(flow.IsAlive);
        GC.KeepAlive(handle);
        await handle.DisposeAsync();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (WeakReference Flow, IAsyncDisposable Handle) MakeInAFlow(string recipe)
    {
        var flow = new object();
        IAsyncDisposable? handle = null;
        // A thread of its own, so that nothing of the flow is left on this one.
        var maker = new Thread(() =>
        {
            Flow.Value = flow;
            handle = Make(recipe);
        });
        maker.Start();
        maker.Join();
        return (new WeakReference(flow), handle!);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsCollected(WeakReference flow)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !flow.IsAlive;
    }

    private IAsyncDisposable Make(string recipe) => recipe switch
    {
        "ActorCounter" => ActorCounter.Start(actors.System),
        "ActorSemaphore" => ActorSemaphore.Start(actors.System),
        "ActorEvent" => ActorEvent.Start(actors.System),
        "ActorWorkQueue" => ActorWorkQueue<int>.Start(actors.System),
        "ActorPriorityQueue" => ActorPriorityQueue<int>.Start(actors.System),
        "ActorCountdown" => ActorCountdown.Start(actors.System, new() { Period = Hour }),
        "ActorTicker" => ActorTicker.Start(actors.System, new() { Period = Hour }),
        "ActorLockSet" => ActorLockSet.Start(actors.System),
        "ActorSchedule" => ActorSchedule.Start(actors.System),
        "DotNetSchedule" => WithAnEntry(new DotNetSchedule()),
        "ActorExecutor" => ActorExecutor.Start(actors.System),
        "ActorExecutor on the pool" => ActorExecutor.Start(actors.System, new ExecutorSettings { Threads = false, Initializer = _ => { } }),
        "DotNetExecutor" => new DotNetExecutor(),
        "DotNetExecutor on threads" => new DotNetExecutor(threads: true),
        "ActorBarrier" => ActorBarrier.Start(actors.System),
        "ActorLatch" => ActorLatch.Start(actors.System),
        "DotNetBarrier" => new DotNetBarrier(2),
        "DotNetLatch" => new DotNetLatch(1),
        "DotNetCounter" => new DotNetCounter(),
        "DotNetSemaphore" => new DotNetSemaphore(1),
        "DotNetEvent" => new DotNetEvent(),
        "DotNetWorkQueue" => new DotNetWorkQueue<int>(),
        "DotNetPriorityQueue" => new DotNetPriorityQueue<int>(),
        "DotNetCountdown" => DotNetCountdown.Start(5, Hour),
        "DotNetTicker" => new DotNetTicker(Hour),
        "ActorSubprocess" => ActorSubprocess.Start(actors.System, Cat()),
        "DotNetSubprocess" => DotNetSubprocess.Start(Cat()),
        "ActorCondition" => ActorCondition<int>.Start(actors.System, 0),
        "DotNetCondition" => new DotNetCondition<int>(0),
        _ => new DotNetLockSet(),
    };

    private static SubprocessStart Cat() => new(OperatingSystem.IsWindows() ? "sort.exe" : "cat");

    // The thread has nothing else to do, so that it may block.
    private static ISchedule WithAnEntry(ISchedule schedule)
    {
        schedule.EnterAsync(Hour, () => { }).AsTask().GetAwaiter().GetResult();
        return schedule;
    }
}
