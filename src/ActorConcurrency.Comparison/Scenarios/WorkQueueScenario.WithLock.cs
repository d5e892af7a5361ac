using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <content>The programs with <c>lock</c>: the main thread waits for the two, in place of the join of the queue.</content>
internal sealed partial class WorkQueueScenario
{
    private static void JoinWithLock(Trial trial)
    {
        var queue = new LockQueue<int>();
        var traffic = new Traffic(trial);
        var enough = false;

        void Produce()
        {
            while (!Volatile.Read(ref enough))
            {
                Thread.Sleep(trial.Time.Of(0.01));
                Put(queue, traffic, trial.Random.Next(0, 11));
                if (traffic.Produced == Items) Volatile.Write(ref enough, true);
            }

            queue.Complete();
        }

        trial.OnThreads(2, n => { if (n == 0) Consume(queue, traffic); else Produce(); });
        traffic.Check(Items);
        trial.Observe("", "the consumer ends when the producer has ended and all is consumed");
    }

    private static void JoinAfterEndWithLock(Trial trial)
    {
        var queue = new LockQueue<int>();
        var traffic = new Traffic(trial);
        var numbers = Numbers(trial);

        trial.OnThreads(2, n =>
        {
            if (n == 0) Consume(queue, traffic);
            else Produce(queue, traffic, numbers, pause: trial.Time.Of(0.01));
        });
        CheckTaken(trial, traffic, queue.Count);
    }

    private static void MendedWithLock(Trial trial)
    {
        var queue = new LockQueue<int>();
        var traffic = new Traffic(trial);
        var numbers = Numbers(trial);

        trial.MeasureOnThreads(2, n =>
        {
            if (n == 0) Consume(queue, traffic);
            else Produce(queue, traffic, numbers, pause: TimeSpan.Zero);
        });
        CheckTaken(trial, traffic, queue.Count);
    }

    private static void ShareBasketsWithLock(Trial trial)
    {
        var queue = new LockQueue<ImmutableList<int>>();
        var changed = 0;
        for (var round = 0; round < Baskets; round++)
        {
            var basket = ImmutableList.Create(1);
            queue.Put(basket);
            basket = basket.Add(2);
            trial.Require(SeesWhatWasPut, basket.Count == 2, "the producer's basket did not grow");
            changed += queue.TryTake(out var taken) && LookInto(trial, taken) ? 1 : 0;
        }

        CheckBaskets(trial, changed);
    }

    private static void Produce(LockQueue<int> queue, Traffic traffic, int[] numbers, TimeSpan pause)
    {
        foreach (var number in numbers)
        {
            if (pause > TimeSpan.Zero) Thread.Sleep(pause);
            Put(queue, traffic, number);
        }

        queue.Complete();
    }

    private static void Put(LockQueue<int> queue, Traffic traffic, int number)
    {
        traffic.Print($"Produce data {number}");
        queue.Put(number);
    }

    private static void Consume(LockQueue<int> queue, Traffic traffic)
    {
        while (queue.TryTake(out var number)) traffic.Print($"Receive data {number}");
    }

    private static void CheckTaken(Trial trial, Traffic traffic, int left)
    {
        traffic.Check(Items);
        trial.Observe("left", left);
        trial.Require(NoneUnfinished, left == 0, $"{left} are left");
    }

    private static void CheckBaskets(Trial trial, int changed)
    {
        if (changed > 0) trial.Show(SharedItem, $"{changed} of {Baskets} baskets hold what was added after the put");
        trial.Observe("", "the consumer sees what was put: the item is immutable");
    }
}
