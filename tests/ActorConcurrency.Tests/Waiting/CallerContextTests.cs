using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever a caller's context or scheduler does with a continuation, it is that caller's matter alone: the actor and all other callers go on.</summary>
public sealed class CallerContextTests(Actors actors) : IClassFixture<Actors>, IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _time = new();
    private readonly List<ActorSemaphore> _semaphores = [];

    public static TheoryData<string> Contexts => ["throws", "inline", "closed scheduler"];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Contexts))]
    public async Task A_grant_reaches_a_caller_whose_context_fails_and_all_others(string context)
    {
        var semaphore = Start();
        var waits = await WaitAsync(semaphore, context, () => semaphore.AcquireAsync());

        await semaphore.ReleaseAsync(waits.Length);

        await Task.WhenAll(waits);
        Assert.Equal(waits.Length, (await semaphore.SnapshotAsync()).Held);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Contexts))]
    public async Task The_actors_end_reaches_a_caller_whose_context_fails_and_all_others(string context)
    {
        var semaphore = Start();
        var waits = await WaitAsync(semaphore, context, () => semaphore.AcquireAsync());

        semaphore.Actor.Tell(PoisonPill.Instance);

        foreach (var wait in waits) await Assert.ThrowsAsync<OutcomeUnknownException>(() => wait);
        await semaphore.DisposeAsync();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Contexts))]
    public async Task A_disposal_ends_the_waits_of_a_caller_whose_context_fails_and_all_others(string context)
    {
        var semaphore = Start();
        var waits = await WaitAsync(semaphore, context, () => semaphore.AcquireAsync());

        await semaphore.DisposeAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Contexts))]
    public async Task A_timeout_ends_the_waits_of_a_caller_whose_context_fails_and_all_others(string context)
    {
        var semaphore = Start();
        var waits = await WaitAsync(semaphore, context, () => semaphore.TryAcquireAsync(Minute));

        _time.Advance(Minute);

        foreach (var wait in waits) Assert.Null(await wait);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Contexts))]
    public async Task A_token_ends_the_waits_of_a_caller_whose_context_fails_and_all_others(string context)
    {
        using var cancellation = new CancellationTokenSource();
        var semaphore = Start();
        var waits = await WaitAsync(semaphore, context, () => semaphore.AcquireAsync(cancellationToken: cancellation.Token));

        await cancellation.CancelAsync();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public void An_inline_context_is_not_run_on_the_thread_that_brings_the_answer()
    {
        var actor = new ManualActor(actors.System);
        var semaphore = ActorSemaphore.Attach(actor);
        using var ran = new ManualResetEventSlim();
        var on = 0;
        Under(new InlineContext(), () => semaphore.AcquireAsync().GetAwaiter().UnsafeOnCompleted(() =>
        {
            on = Environment.CurrentManagedThreadId;
            ran.Set();
        }));

        var (message, sender) = actor.Take();
        sender.Tell(new Granted(((Acquire)message).Id, 1, 1), actor);

        Assert.True(ran.Wait(Limit.Hang));
        Assert.NotEqual(Environment.CurrentManagedThreadId, on);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_countdown_runs_no_code_of_those_who_wait_for_it()
    {
        await using var countdown = ActorCountdown.Start(actors.System, new CountdownSettings { From = 2, Period = TimeSpan.FromMilliseconds(50) });
        var waiting = Waiting("inline", async () =>
        {
            await countdown.Started;
            return Akka.Actor.Internal.InternalCurrentActorCellKeeper.Current is { CurrentMessage: not null }; // a test kit leaves its cell on threads
        });

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
        Assert.False(await waiting);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var semaphore in _semaphores) await semaphore.DisposeAsync();
    }

    private ActorSemaphore Start()
    {
        _semaphores.Add(ActorSemaphore.Start(actors.System, new SemaphoreSettings { Initial = 0 }, timeProvider: _time));
        return _semaphores[^1];
    }

    // One whose context fails stands between two that have none.
    private static async Task<Task<T>[]> WaitAsync<T>(ActorSemaphore semaphore, string context, Func<ValueTask<T>> acquire)
    {
        var first = acquire().AsTask();
        var broken = Waiting(context, async () => await acquire());
        while ((await semaphore.SnapshotAsync()).Waiters.Length < 2) await Task.Yield();
        var last = acquire().AsTask();
        while ((await semaphore.SnapshotAsync()).Waiters.Length < 3) await Task.Yield();
        return [first, broken, last];
    }

    private static Task<T> Waiting<T>(string context, Func<Task<T>> wait)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Begin() => _ = ForwardAsync();
        async Task ForwardAsync()
        {
            try
            {
                result.SetResult(await wait().ConfigureAwait(false)); // here the framework would post, and we could not see to it
            }
            catch (Exception failure)
            {
                result.SetException(failure);
            }
        }

        switch (context)
        {
            case "closed scheduler":
                var pair = new ConcurrentExclusiveSchedulerPair();
                Task.Factory.StartNew(Begin, CancellationToken.None, TaskCreationOptions.None, pair.ExclusiveScheduler).Wait();
                pair.Complete();
                break;
            default:
                Under(context == "throws" ? new ThrowingContext() : new InlineContext(), Begin);
                break;
        }

        return result.Task;
    }

    private static void Under(SynchronizationContext context, Action body)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class ThrowingContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new ObjectDisposedException("window");
    }

    private sealed class InlineContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => d(state);
    }
}
