using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Tests;

/// <summary>
/// A recipe tells the time and is woken by one clock: the one that it was given, or else that of the actor system's scheduler. Each case is
/// something that happens after ten seconds.
/// </summary>
public sealed class OneClockTests : IAsyncLifetime
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);
    private readonly ActorSystem _system = ActorSystem.Create("clocks", Actors.VirtualTime);
    private readonly FakeTimeProvider _time = new();

    private static SubprocessStart FailsOnce => OperatingSystem.IsWindows() ? new("cmd.exe", "/c", "echo run & exit 1") : Shell.Script("echo run; exit 1");

    public static TheoryData<string> Recipes => [.. Happening.Keys];

    private static Dictionary<string, Func<ActorSystem, TimeProvider?, Task<(IAsyncDisposable Handle, Task Happens, Func<Task> Settles)>>> Happening { get; } = new()
    {
        ["countdown: the next number"] = async (system, time) =>
        {
            var countdown = ActorCountdown.Start(system, new CountdownSettings { From = 2, Period = Later }, timeProvider: time);
            await countdown.Started;
            return (countdown, countdown.TicksAsync().Skip(1).FirstAsync().AsTask(), async () => await countdown.SnapshotAsync());
        },
        ["ticker: a tick"] = async (system, time) =>
        {
            var ticker = ActorTicker.Start(system, new TickerSettings { Period = Later }, timeProvider: time);
            var waiting = ticker.WaitForTickAsync().AsTask();
            await ticker.SnapshotAsync();
            return (ticker, waiting, async () => await ticker.SnapshotAsync());
        },
        ["schedule: an entry"] = async (system, time) =>
        {
            var schedule = ActorSchedule.Start(system, timeProvider: time);
            var entry = await schedule.EnterAsync(Later, () => { });
            return (schedule, entry.Completion, async () => await schedule.SnapshotAsync());
        },
        ["schedule: a moment"] = async (system, time) =>
        {
            var schedule = ActorSchedule.Start(system, timeProvider: time);
            var now = time?.GetUtcNow() ?? system.Scheduler.Now;
            var entry = await schedule.EnterAtAsync(now + Later, () => { });
            return (schedule, entry.Completion, async () => await schedule.SnapshotAsync());
        },
        ["executor: a time limit"] = async (system, time) =>
        {
            var executor = ActorExecutor.Start(system, timeProvider: time);
            var begun = new TaskCompletionSource();
            var work = await executor.SubmitAsync(
                async token =>
                {
                    begun.SetResult();
                    await new TaskCompletionSource().Task.WaitAsync(token);
                },
                new(TimeLimit: Later));
            await begun.Task;
            return (executor, new[] { work }.WaitAsync(), async () => await executor.SnapshotAsync());
        },
        ["executor: a join"] = (system, time) =>
        {
            var executor = ActorExecutor.Start(system, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>((executor, executor.TryJoinAsync(Later).AsTask(), async () => await executor.SnapshotAsync()));
        },
        ["semaphore: the end of a lease"] = async (system, time) =>
        {
            var semaphore = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 1, Lease = Later }, timeProvider: time);
            await semaphore.AcquireAsync();
            var waiting = semaphore.AcquireAsync().AsTask();
            await semaphore.SnapshotAsync();
            return (semaphore, waiting, async () => await semaphore.SnapshotAsync());
        },
        ["semaphore: a timeout"] = (system, time) =>
        {
            var semaphore = ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 0 }, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>(
                (semaphore, semaphore.TryAcquireAsync(Later).AsTask(), async () => await semaphore.SnapshotAsync()));
        },
        ["lock: the end of a lease"] = async (system, time) =>
        {
            var one = ActorLock.Start(system, new LockSettings { Lease = Later }, timeProvider: time);
            await one.AcquireAsync();
            var waiting = one.AcquireAsync().AsTask();
            await one.SnapshotAsync();
            return (one, waiting, async () => await one.SnapshotAsync());
        },
        ["lock: a timeout"] = async (system, time) =>
        {
            var one = ActorLock.Start(system, timeProvider: time);
            await one.AcquireAsync();
            return (one, one.TryAcquireAsync(Later, LockMode.Read).AsTask(), async () => await one.SnapshotAsync());
        },
        ["lock set: a timeout"] = async (system, time) =>
        {
            var locks = ActorLockSet.Start(system, timeProvider: time);
            await locks.AcquireAsync(["a"]);
            return (locks, locks.OpenSession("other").TryAcquireAsync(["a"], Later).AsTask(), async () => await locks.SnapshotAsync());
        },
        ["event: a timeout"] = (system, time) =>
        {
            var signal = ActorEvent.Start(system, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>((signal, signal.TryWaitAsync(Later).AsTask(), async () => await signal.SnapshotAsync()));
        },
        ["subprocess: a restart"] = async (system, time) =>
        {
            var policy = RestartPolicy.OnFailure() with { FirstDelay = Later, Jitter = 0 };
            var child = ActorSubprocess.Start(system, FailsOnce, new SubprocessSettings { Supervision = new() { Restart = policy } }, timeProvider: time);
            await child.ReadLineAsync();
            await Eventually.Holds(() => child.SnapshotAsync().AsTask().Result.Phase == SubprocessPhase.BackingOff, "it waits for its restart");
            return (child, child.ReadLineAsync().AsTask(), async () => await child.SnapshotAsync());
        },
        ["condition: a timeout"] = (system, time) =>
        {
            var condition = ActorCondition<int>.Start(system, 0, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>(
                (condition, condition.TryWaitAsync(state => state > 0, Later).AsTask(), async () => await condition.SnapshotAsync()));
        },
        ["condition: a timeout of a wait with an update"] = (system, time) =>
        {
            var condition = ActorCondition<int>.Start(system, 0, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>(
                (condition, condition.TryWaitAsync(state => state > 0, state => state, Later).AsTask(), async () => await condition.SnapshotAsync()));
        },
        ["barrier: a timeout"] = (system, time) =>
        {
            var barrier = ActorBarrier.Start(system, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>(
                (barrier, barrier.TrySignalAndWaitAsync(Later).AsTask(), async () => await barrier.SnapshotAsync()));
        },
        ["latch: a timeout"] = (system, time) =>
        {
            var latch = ActorLatch.Start(system, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>((latch, latch.TryWaitAsync(Later).AsTask(), async () => await latch.SnapshotAsync()));
        },
        ["work queue: a timeout"] = (system, time) =>
        {
            var queue = ActorWorkQueue<int>.Start(system, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>((queue, queue.TryGetAsync(Later).AsTask(), async () => await queue.SnapshotAsync()));
        },
        ["work queue: a put that waits"] = async (system, time) =>
        {
            var queue = ActorWorkQueue<int>.Start(system, new WorkQueueSettings { Capacity = 1 }, timeProvider: time);
            await queue.PutAsync(1);
            return (queue, queue.TryPutAsync(2, Later).AsTask(), async () => await queue.SnapshotAsync());
        },
        ["priority queue: a timeout"] = (system, time) =>
        {
            var queue = ActorPriorityQueue<int>.Start(system, timeProvider: time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>((queue, queue.TryGetAsync(Later).AsTask(), async () => await queue.SnapshotAsync()));
        },
        ["counter: no answer"] = (system, time) =>
        {
            var counter = ActorCounter.Attach(system.ActorOf(Props.Empty), new CounterSettings { CallTimeout = Later }, time);
            return Task.FromResult<(IAsyncDisposable, Task, Func<Task>)>((counter, counter.ValueAsync().AsTask(), () => Task.CompletedTask));
        },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task The_clock_that_it_was_given_drives_it_and_the_schedulers_does_not(string what)
    {
        var (handle, happens, settles) = await Happening[what](_system, _time);

        ((TestScheduler)_system.Scheduler).Advance(TimeSpan.FromHours(1));
        await Never.Completes(happens, after: settles());
        _time.Advance(Later);

        await Record.ExceptionAsync(() => happens.WaitAsync(Limit.Hang));
        Assert.True(happens.IsCompleted, "It did not happen.");
        await handle.DisposeAsync();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task The_schedulers_clock_drives_whatever_was_given_none(string what)
    {
        var (handle, happens, settles) = await Happening[what](_system, null);

        ((TestScheduler)_system.Scheduler).Advance(Later - TimeSpan.FromTicks(1));
        await Never.Completes(happens, after: settles());
        ((TestScheduler)_system.Scheduler).Advance(TimeSpan.FromMilliseconds(1));

        await Record.ExceptionAsync(() => happens.WaitAsync(Limit.Hang));
        Assert.True(happens.IsCompleted, "It did not happen.");
        await handle.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_ticker_whose_clock_goes_on_ticks_at_each_period()
    {
        await using var ticker = ActorTicker.Start(_system, new TickerSettings { Period = Later }, timeProvider: _time);
        await ticker.SnapshotAsync();
        for (var number = 1; number <= 5; number++)
        {
            var waiting = ticker.WaitForTickAfterAsync(number - 1).AsTask();
            _time.Advance(Later);

            Assert.Equal(new Tick(number, TimeSpan.Zero), await waiting);
            await ticker.SnapshotAsync();
        }
    }
}
