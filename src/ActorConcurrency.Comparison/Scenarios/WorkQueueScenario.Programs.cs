using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs of the original.</content>
internal sealed partial class WorkQueueScenario
{
    private static void JoinAsPrinted(Trial trial)
    {
        ObserveChance(trial);

        // The gate at the critical point: the producer stands before its first put until the join has returned.
        using var joined = new ManualResetEventSlim();
        using var enough = new ManualResetEventSlim();
        var traffic = new Traffic(trial);
        var program = ProducerConsumer.Launch(traffic.Print, Sleep, trial.Random);
        program.Queue.Join();
        trial.Show(EarlyJoin, $"it returns after {traffic.Produced} numbers, and the producer runs on");
        trial.Require(JoinsAtEnd, !program.Producer.IsAlive, "the join returns while the producer runs");
        joined.Set();

        enough.Wait();
        trial.MustEndWithin(Stuck, "its process had to be ended", NoEnd);
        program.Producer.Join();
        program.Consumer.Join();

        void Sleep(TimeSpan pause)
        {
            joined.Wait();
            if (traffic.Produced >= Items) enough.Set();
            Thread.Sleep(trial.Time.Of(pause.TotalSeconds));
        }
    }

    // Without a gate, with pauses of 0 to 10 ms: whether the join is early, or hangs, is left to chance.
    private static void ObserveChance(Trial trial)
    {
        var seed = trial.Random.Next();
        var early = Enumerable.Range(0, ChanceRounds).Count(round => JoinsEarly(new Random(seed + round)));
        trial.ObserveChance(EarlyJoin, early, $"{early} of {ChanceRounds} joins are early, {ChanceRounds - early} hang");
    }

    private static bool JoinsEarly(Random random)
    {
        var pauses = new Random(random.Next());
        var program = ProducerConsumer.Launch(_ => { }, pause => Thread.Sleep(pauses.Next((int)pause.TotalMilliseconds + 1)), random, items: 3);
        var joining = Start(program.Queue.Join, "joiner");
        program.Producer.Join();
        program.Consumer.Join();

        // Nothing inside the program can end a join that still waits: what is unfinished now stays so.
        var early = joining.Join(TimeSpan.FromMilliseconds(1));
        program.Queue.TaskDone();
        program.Queue.TaskDone();
        joining.Join();
        return early;
    }

    private static void JoinAfterEnd(Trial trial)
    {
        var traffic = new Traffic(trial);
        var program = ProducerConsumer.Launch(traffic.Print, pause => Thread.Sleep(trial.Time.Of(pause.TotalSeconds)), trial.Random, Items);
        program.Producer.Join();
        program.Consumer.Join();

        var unfinished = program.Queue.Unfinished();
        traffic.Check(Items);
        trial.Observe("unfinished", unfinished);
        trial.Require(NoneUnfinished, unfinished == 0, $"{unfinished} are unfinished");
        trial.MustEndWithin(Stuck, $"the join waits for {unfinished} sentinels that nobody acknowledges", TwoUnfinished);
        program.Queue.Join();
    }

    private static void Mended(Trial trial)
    {
        var traffic = new Traffic(trial);
        var queue = new PythonQueue<object>();
        var sentinel = new object();
        var numbers = Numbers(trial);
        using var produced = new ManualResetEventSlim();

        void Produce()
        {
            foreach (var number in numbers)
            {
                traffic.Print($"Produce data {number}");
                queue.Put(number);
            }

            queue.Put(sentinel);
            produced.Set();
        }

        // The main thread waits for the producer and then joins the queue, as it should have done.
        trial.MeasureOnThreads(2, n => { if (n == 0) Consume(queue, sentinel, traffic); else Produce(); }, meanwhile: () =>
        {
            produced.Wait();
            queue.Join();
        });

        traffic.Check(Items);
        trial.Require(NoneUnfinished, queue.Unfinished() == 0, $"{queue.Unfinished()} are unfinished");
    }

    private static void Consume(PythonQueue<object> queue, object sentinel, Traffic traffic)
    {
        while (true)
        {
            var data = queue.Get();
            if (!ReferenceEquals(data, sentinel)) traffic.Print($"Receive data {data}");
            queue.TaskDone();
            if (ReferenceEquals(data, sentinel)) return;
        }
    }

    private static void ShareBaskets(Trial trial)
    {
        var queue = new PythonQueue<List<int>>();
        var changed = 0;
        for (var round = 0; round < Baskets; round++)
        {
            var basket = new List<int> { 1 };
            queue.Put(basket);
            basket.Add(2);
            changed += LookInto(trial, queue.Get()) ? 1 : 0;
            queue.TaskDone();
        }

        if (changed > 0) trial.Show(SharedItem, $"{changed} of {Baskets} baskets hold what was added after the put");
        trial.Require(SeesWhatWasPut, changed == 0, $"{changed} of {Baskets} items were changed on the way");
    }

    private static bool LookInto(Trial trial, IReadOnlyCollection<int> basket)
    {
        trial.Say($"Receive basket of {string.Join(", ", basket)}");
        return basket.Count > 1;
    }

    private static int[] Numbers(Trial trial) => [.. Enumerable.Range(0, Items).Select(_ => trial.Random.Next(0, 11))];

    private static Thread Start(Action work, string name)
    {
        var thread = PythonThread.Create(work, name);
        thread.Start();
        return thread;
    }
}
