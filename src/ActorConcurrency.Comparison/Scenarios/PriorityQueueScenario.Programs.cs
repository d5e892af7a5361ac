using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs: the original's, and those that its successors share.</content>
internal sealed partial class PriorityQueueScenario
{
    private static void OrderThreads(Trial trial)
    {
        var post = new Post(trial);
        var queue = new PythonPriorityQueue<Parcel>();
        using var allPut = new CountdownEvent(Putters);
        trial.MeasureOnThreads(Putters + Getters, n =>
        {
            if (n < Putters)
            {
                foreach (var parcel in post.Of(n)) queue.Put(parcel, parcel.Priority);
                allPut.Signal();
                return;
            }

            allPut.Wait();
            for (var got = 0; got < ItemsEach; got++) post.Receive(n - Putters, queue.Get());
        });

        post.Check();
    }

    private static async Task OrderTasksAsync(Trial trial, IPriorityQueue<Parcel> queue)
    {
        await using var _ = queue;
        var post = new Post(trial);
        using (trial.Measure())
        {
            await trial.OnTasks(Putters, async putter =>
            {
                foreach (var parcel in post.Of(putter)) await queue.PutAsync(parcel, parcel.Priority, trial.Cancellation);
            });
            await trial.OnTasks(Getters, async getter =>
            {
                for (var got = 0; got < ItemsEach; got++) post.Receive(getter, await queue.GetAsync(trial.Cancellation));
            });
        }

        post.Check();
    }

    private static void PutAndGetThreads(Trial trial)
    {
        var post = new Post(trial);
        var queue = new PythonPriorityQueue<Parcel>();
        trial.MeasureOnThreads(Putters + Getters, n =>
        {
            if (n < Putters)
                foreach (var parcel in post.Of(n)) queue.Put(parcel, parcel.Priority);
            else
                for (var got = 0; got < ItemsEach; got++) post.Receive(n - Putters, queue.Get());
        });

        post.Check(allPutBefore: false);
    }

    private static async Task PutAndGetTasksAsync(Trial trial, IPriorityQueue<Parcel> queue)
    {
        await using var _ = queue;
        var post = new Post(trial);
        using (trial.Measure())
        {
            await trial.OnTasks(Putters + Getters, async n =>
            {
                if (n < Putters)
                    foreach (var parcel in post.Of(n)) await queue.PutAsync(parcel, parcel.Priority, trial.Cancellation);
                else
                    for (var got = 0; got < ItemsEach; got++) post.Receive(n - Putters, await queue.GetAsync(trial.Cancellation));
            });
        }

        post.Check(allPutBefore: false);
    }

    // The recipe comes twice as an actor: as a queue, and as the mailbox of whoever handles the items.
    private static async Task OrderActorsAsync(Trial trial)
    {
        await OrderTasksAsync(trial, Start<Parcel>(trial));
        await OrderMailboxAsync(trial);
    }

    private static void BlockingGet(Trial trial)
    {
        var queue = new PythonPriorityQueue<string>();
        var getters = Enumerable.Range(0, 2).Select(n => PythonThread.Create(() => trial.Say($"getter {n} got {queue.Get()}"), $"getter {n}")).ToArray();
        foreach (var getter in getters) getter.Start();
        queue.Put("the item", 1);
        while (getters.All(getter => getter.IsAlive)) Thread.Yield();

        trial.Observe("waiting", getters.Count(getter => getter.IsAlive));
        trial.MustEndWithin(Stuck, "a getter waits for an item that will never come, and cannot be asked to stop", NoWayOut);
        foreach (var getter in getters) getter.Join();
    }

    private static async Task BlockingGetAsync(Trial trial, IPriorityQueue<string> queue)
    {
        await using var _ = queue;
        await BlockingGetAsync(trial, queue.GetAsync, async () => await queue.PutAsync("the item", 1, trial.Cancellation));
        var snapshot = await queue.SnapshotAsync(trial.Cancellation);
        trial.Require(OneGets, snapshot is { Put: 1, Got: 1, Queued: 0 }, $"the books do not balance: {snapshot}");
    }

    // The same for the channel.
    private static async Task BlockingGetAsync(Trial trial, Func<CancellationToken, ValueTask<string>> get, Func<Task> put)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var getters = Enumerable.Range(0, 2).Select(n => GetAsync(trial, get, n, stop.Token)).ToArray();
        await put();
        await Task.WhenAny(getters);
        trial.Observe("waiting", getters.Count(getter => !getter.IsCompleted));

        trial.MustEndWithin(Patience.Default, "a getter does not stop when asked to", NoWayOut);
        await stop.CancelAsync();
        var got = (await Task.WhenAll(getters)).Count(item => item is not null);
        trial.Require(OneGets, got == 1, $"{got} getters got the item");
    }

    private static async Task<string?> GetAsync(Trial trial, Func<CancellationToken, ValueTask<string>> get, int n, CancellationToken stop)
    {
        try
        {
            var item = await get(stop);
            trial.Say($"getter {n} got {item}");
            return item;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            trial.Say($"getter {n} stops");
            return null;
        }
    }

    private static void Starve(Trial trial)
    {
        var queue = new PythonPriorityQueue<string>();
        queue.Put("low", 0);
        for (var round = 1; round <= Rounds; round++)
        {
            Thread.Sleep(Round(trial));
            queue.Put("high", Head);
            if (IsLow(trial, queue.Get(), round)) return;
        }

        trial.Show(Starvation, $"after {Rounds} rounds the first item still waits");
        trial.Require(FirstIsGot, false, "the first item is never got");
    }

    private static async Task StarveAsync(Trial trial, IPriorityQueue<string> queue)
    {
        await using var _ = queue;
        await queue.PutAsync("low", 0, trial.Cancellation);
        for (var round = 1; round <= Rounds; round++)
        {
            await Task.Delay(Round(trial), trial.Cancellation);
            await queue.PutAsync("high", Head, trial.Cancellation);
            if (IsLow(trial, await queue.GetAsync(trial.Cancellation), round)) return;
        }

        trial.Show(Starvation, $"after {Rounds} rounds the first item still waits");
        trial.Require(FirstIsGot, false, "the first item is never got");
    }

    private static bool IsLow(Trial trial, string item, int round)
    {
        trial.Say($"round {round}: {item}");
        if (item == "low") trial.Observe("", $"the first item is got in round {round}");
        return item == "low";
    }
}
