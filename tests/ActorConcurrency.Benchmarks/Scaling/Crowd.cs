using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Many who wait at one recipe, and what ends their waits.</summary>
/// <param name="Name">What ends them, and where.</param>
/// <param name="GatherAsync">Lets so many wait, and gives what ends all of these waits; done when the recipe has handled it.</param>
internal sealed record Crowd(string Name, Func<ActorSystem, int, Task<Func<Task>>> GatherAsync)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IReadOnlyList<Crowd> All { get; } =
    [
        new("semaphore, waits cancelled", (system, waiters) => CancelAsync(
            ActorSemaphore.Start(system, new() { Initial = 0 }), waiters, (semaphore, token) => semaphore.AcquireAsync(cancellationToken: token).AsTask(), Settled)),
        new("semaphore, sessions closed", (system, waiters) => CloseAsync(
            ActorSemaphore.Start(system, new() { Initial = 0 }), waiters, semaphore => semaphore.OpenSession("one"), session => session.AcquireAsync().AsTask(), Settled)),
        new("lock set, waits cancelled", (system, waiters) => CancelAsync(
            Held(ActorLockSet.Start(system)), waiters, (locks, token) => locks.AcquireAsync(["a"], token).AsTask(), Settled)),
        new("lock set, sessions closed", (system, waiters) => CloseAsync(
            Held(ActorLockSet.Start(system)), waiters, locks => locks.OpenSession("one"), session => session.AcquireAsync(["a"]).AsTask(), Settled)),
        new("work queue, waits cancelled", (system, waiters) => CancelAsync(
            ActorWorkQueue<int>.Start(system), waiters, (queue, token) => queue.GetAsync(token).AsTask(), Settled)),
        new("work queue, sessions closed", (system, waiters) => CloseAsync(
            ActorWorkQueue<int>.Start(system), waiters, queue => queue.OpenSession("one"), session => session.GetAsync().AsTask(), Settled)),
        new("priority queue, waits cancelled", (system, waiters) => CancelAsync(
            ActorPriorityQueue<int>.Start(system), waiters, (queue, token) => queue.GetAsync(token).AsTask(), Settled)),
        new("event, waits cancelled", (system, waiters) => CancelAsync(
            ActorEvent.Start(system), waiters, (@event, token) => @event.WaitAsync(token).AsTask(), Settled)),
        new("ticker, waits cancelled", (system, waiters) => CancelAsync(
            ActorTicker.Start(system, new() { Period = Day / 2, Started = false }), waiters, (ticker, token) => ticker.WaitForTickAsync(token).AsTask(), Settled)),
    ];

    private static async Task<Func<Task>> CancelAsync<T>(T recipe, int waiters, Func<T, CancellationToken, Task> wait, Func<T, Task<int>> waiting)
        where T : IAsyncDisposable
    {
        var tokens = Enumerable.Range(0, waiters).Select(_ => new CancellationTokenSource()).ToArray();
        var waits = tokens.Select(token => wait(recipe, token.Token)).ToArray();
        await GatheredAsync(recipe, waiters, waiting);
        return async () =>
        {
            foreach (var token in tokens) token.Cancel();
            await EndedAsync(recipe, waits, waiting);
        };
    }

    private static async Task<Func<Task>> CloseAsync<T, TSession>(
        T recipe, int waiters, Func<T, TSession> open, Func<TSession, Task> wait, Func<T, Task<int>> waiting)
        where T : IAsyncDisposable where TSession : IAsyncDisposable
    {
        var sessions = Enumerable.Range(0, waiters).Select(_ => open(recipe)).ToArray();
        var waits = sessions.Select(wait).ToArray();
        await GatheredAsync(recipe, waiters, waiting);
        return async () =>
        {
            await Task.WhenAll(sessions.Select(session => session.DisposeAsync().AsTask()));
            await EndedAsync(recipe, waits, waiting);
        };
    }

    private static async Task GatheredAsync<T>(T recipe, int waiters, Func<T, Task<int>> waiting) =>
        WrongResultException.ThrowUnless(waiters, await waiting(recipe), "who waits");

    private static async Task EndedAsync<T>(T recipe, Task[] waits, Func<T, Task<int>> waiting) where T : IAsyncDisposable
    {
        await Task.WhenAll(waits).ContinueWith(static _ => { }, TaskScheduler.Default);
        WrongResultException.ThrowUnless(0, await waiting(recipe), "who still waits");
        WrongResultException.ThrowUnless(0, waits.Count(wait => wait.IsCompletedSuccessfully), "waits that got something");
        await recipe.DisposeAsync();
    }

    private static ActorLockSet Held(ActorLockSet locks)
    {
        _ = locks.OpenSession("holder").AcquireAsync(["a"]);
        return locks;
    }

    private static async Task<int> Settled(ActorSemaphore semaphore)
    {
        var now = await semaphore.SnapshotAsync();
        return now.Waiters.Length + now.MoreWaiters;
    }

    private static async Task<int> Settled(ActorLockSet locks)
    {
        var now = await locks.SnapshotAsync();
        return now.Waiters.Length + now.MoreWaiters;
    }

    private static async Task<int> Settled(ActorWorkQueue<int> queue)
    {
        var now = await queue.SnapshotAsync();
        return now.Getters.Length + now.MoreGetters;
    }

    private static async Task<int> Settled(ActorPriorityQueue<int> queue)
    {
        var now = await queue.SnapshotAsync();
        return now.Getters.Length + now.MoreGetters;
    }

    private static async Task<int> Settled(ActorEvent @event)
    {
        var now = await @event.SnapshotAsync();
        return now.Waiters.Length + now.MoreWaiters;
    }

    private static async Task<int> Settled(ActorTicker ticker) => (await ticker.SnapshotAsync()).Waiting;
}
