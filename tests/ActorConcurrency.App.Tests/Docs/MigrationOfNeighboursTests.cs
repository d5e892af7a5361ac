using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The guide's snippets about what other libraries and the rest of .NET offer do what it says, before and after.</summary>
public sealed class MigrationOfNeighboursTests : MigrationTests
{
    private static readonly string[] Orders = [.. Enumerable.Range(1, 50).Select(number => $"order {number}")];

    [Fact]
    public async Task Whoever_does_not_get_the_printer_in_time_does_not_print()
    {
        await using var printer = ActorLock.Start(Actors);
        var (before, after, printed) = (new NeighbourSnippets.BeforeTryEnter(), new NeighbourSnippets.AfterTryEnter(printer), 0);
        Task Print()
        {
            printed++;
            return Task.CompletedTask;
        }

        Assert.True(before.TryPrint(() => Print(), TimeSpan.Zero));
        Assert.True(await after.TryPrintAsync(Print, TimeSpan.Zero, Stop));
        Assert.True(before.TryPrint(() => Assert.False(Elsewhere(() => before.TryPrint(() => Print(), TimeSpan.Zero))), TimeSpan.Zero));
        await using (await printer.AcquireAsync(cancellationToken: Stop)) Assert.False(await after.TryPrintAsync(Print, TimeSpan.Zero, Stop));

        Assert.Equal(2, printed);
    }

    [Fact]
    public async Task A_file_is_appended_to_under_the_lock_of_a_library()
    {
        var (file, appended) = (new NeighbourSnippets.BeforeAsyncEx(), 0);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => file.AppendAsync(async () =>
        {
            var seen = appended;
            await Task.Yield();
            appended = seen + 1;
        }, Stop)));

        Assert.Equal(20, appended);
    }

    [Fact]
    public async Task Blocks_and_consumers_ship_every_order_once()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors, new WorkQueueSettings { Capacity = 100 });
        var (before, after) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());

        await NeighbourSnippets.BeforeDataflow.ShipAllAsync(Orders, before.Add, Stop);
        await NeighbourSnippets.AfterDataflow.ShipAllAsync(queue, Orders, after.Add, Stop);

        Assert.Equal(Orders.Order(), before.Order());
        Assert.Equal(Orders.Order(), after.Order());
        await queue.CompletionAsync(Stop);
    }

    [Fact]
    public async Task Three_calls_run_ten_wait_and_the_next_one_is_turned_away()
    {
        using var limiter = NeighbourSnippets.BeforeRateLimiting.Limiter();
        await using var calls = ActorSemaphore.Start(Actors, NeighbourSnippets.AfterRateLimiting.Limits());

        foreach (var tryCall in (Func<Func<Task>, Task<bool>>[])
            [call => NeighbourSnippets.BeforeRateLimiting.TryCallAsync(limiter, call, Stop), call => NeighbourSnippets.AfterRateLimiting.TryCallAsync(calls, call, Stop)])
        {
            var release = new TaskCompletionSource();
            var admitted = Enumerable.Range(0, 13).Select(_ => tryCall(() => release.Task)).ToArray();

            Assert.False(await tryCall(() => Task.CompletedTask));
            release.SetResult();

            Assert.All(await Task.WhenAll(admitted), wasCalled => Assert.True(wasCalled));
        }
    }

    [Fact]
    public async Task What_is_in_the_queue_is_shipped()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var (before, after) = (new List<string>(), new List<string>());
        foreach (var order in Orders) await queue.PutAsync(order, cancellationToken: Stop);
        await queue.ShutdownAsync(cancellationToken: Stop);

        NeighbourSnippets.BeforeConcurrentQueue.ShipAll(new ConcurrentQueue<string>(Orders), order =>
        {
            before.Add(order);
            if (before.Count == Orders.Length) enough.Cancel();
        }, enough.Token);
        await NeighbourSnippets.AfterConcurrentQueue.ShipAllAsync(queue, after.Add, Stop);

        Assert.Equal(Orders, before);
        Assert.Equal(Orders, after);
    }

    [Fact]
    public async Task Orders_are_shipped_until_the_shop_closes()
    {
        using var order = new AutoResetEvent(true);
        using var closing = new ManualResetEvent(false);
        await using var orders = ActorEvent.Start(Actors, new EventSettings { AutoReset = true, Set = true });
        await using var closes = ActorEvent.Start(Actors);
        var (before, after) = (0, 0);

        NeighbourSnippets.BeforeWaitAny.Serve(order, closing, () => (++before == 3 ? (EventWaitHandle)closing : order).Set());
        await NeighbourSnippets.AfterWaitAny.ServeAsync(orders, closes, () => (++after == 3 ? closes : orders).Set(), Stop);

        Assert.Equal((3, 3), (before, after));
    }

    // A monitor lets its own thread in again.
    private static bool Elsewhere(Func<bool> tries)
    {
        var result = true;
        var thread = new Thread(() => result = tries());
        thread.Start();
        thread.Join();
        return result;
    }
}
