using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <content>The programs that the original's successors share: a shutdown in place of the sentinel, the completion in place of the join.</content>
internal sealed partial class WorkQueueScenario
{
    private static async Task JoinAsMeantAsync(Trial trial, IQueues queues)
    {
        await using var queue = queues.Create<int>();
        var traffic = new Traffic(trial);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var consuming = ConsumeAsync(trial, queue, traffic);
        var producing = ProduceUntilAsync(trial, queue, traffic, enough);

        await queue.CompletionAsync(trial.Cancellation);

        var snapshot = await queue.SnapshotAsync(trial.Cancellation);
        if (!snapshot.IsShutDown || snapshot.Unfinished() > 0) trial.Show(EarlyJoin, $"it returns after {traffic.Produced} numbers, and the producer runs on");
        await producing;
        await consuming;
        traffic.Check(Items);
        trial.Observe("", "the completion is told when the producer has ended and all is consumed");
    }

    // Without an end of its own, as printed: somebody else says when it is enough.
    private static async Task ProduceUntilAsync(Trial trial, IWorkQueue<int> queue, Traffic traffic, CancellationTokenSource enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await Task.Delay(trial.Time.Of(0.01), trial.Cancellation);
            await ProduceAsync(trial, queue, traffic, trial.Random.Next(0, 11));
            if (traffic.Produced == Items) await enough.CancelAsync();
        }

        await queue.ShutdownAsync(immediate: false, trial.Cancellation);
    }

    private static async Task JoinAfterEndAsync(Trial trial, IQueues queues)
    {
        await using var queue = queues.Create<int>();
        var traffic = new Traffic(trial);
        var consuming = ConsumeAsync(trial, queue, traffic);
        foreach (var number in Numbers(trial))
        {
            await Task.Delay(trial.Time.Of(0.01), trial.Cancellation);
            await ProduceAsync(trial, queue, traffic, number);
        }

        await queue.ShutdownAsync(immediate: false, trial.Cancellation);
        await consuming;

        var unfinished = (await queue.SnapshotAsync(trial.Cancellation)).Unfinished();
        traffic.Check(Items);
        trial.Observe("unfinished", unfinished);
        trial.Require(NoneUnfinished, unfinished == 0, $"{unfinished} are unfinished");
        await queue.JoinAsync(trial.Cancellation);
    }

    private static async Task MendedAsync(Trial trial, IQueues queues)
    {
        await using var queue = queues.Create<int>();
        var traffic = new Traffic(trial);
        var numbers = Numbers(trial);
        using (trial.Measure())
        {
            var consuming = Task.Run(() => ConsumeAsync(trial, queue, traffic));
            foreach (var number in numbers) await ProduceAsync(trial, queue, traffic, number);
            await queue.ShutdownAsync(immediate: false, trial.Cancellation);
            await queue.CompletionAsync(trial.Cancellation);
            await consuming;
        }

        traffic.Check(Items);
        var unfinished = (await queue.SnapshotAsync(trial.Cancellation)).Unfinished();
        trial.Require(NoneUnfinished, unfinished == 0, $"{unfinished} are unfinished");
    }

    // Nothing is copied here either: the item cannot be changed, so "adding" makes another one.
    private static async Task ShareBasketsAsync(Trial trial, IQueues queues)
    {
        await using var queue = queues.Create<ImmutableList<int>>();
        var changed = 0;
        for (var round = 0; round < Baskets; round++)
        {
            var basket = ImmutableList.Create(1);
            await queue.PutAsync(basket, 0, trial.Cancellation);
            basket = basket.Add(2);
            trial.Require(SeesWhatWasPut, basket.Count == 2, "the producer's basket did not grow");
            changed += LookInto(trial, await queue.GetAsync(trial.Cancellation)) ? 1 : 0;
            await queue.TaskDoneAsync(CancellationToken.None);
        }

        if (changed > 0) trial.Show(SharedItem, $"{changed} of {Baskets} baskets hold what was added after the put");
        trial.Observe("", "the consumer sees what was put: the item is immutable");
    }

    private static async Task ProduceAsync(Trial trial, IWorkQueue<int> queue, Traffic traffic, int number)
    {
        traffic.Print($"Produce data {number}");
        await queue.PutAsync(number, 0, trial.Cancellation);
    }

    private static async Task ConsumeAsync(Trial trial, IWorkQueue<int> queue, Traffic traffic)
    {
        await foreach (var number in queue.ReadAllAsync(trial.Cancellation)) traffic.Print($"Receive data {number}");
    }
}
