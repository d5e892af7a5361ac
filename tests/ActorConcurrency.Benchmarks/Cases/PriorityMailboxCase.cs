using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Eight threads tell an actor what it takes by priority; beside a priority queue under a lock.</summary>
internal static class PriorityMailboxCase
{
    private const int Threads = 8;
    private static readonly Job[] Jobs = [.. Enumerable.Range(0, 1024).Select(i => new Job(i * 7919 % 1024))];

    public static Case Only { get; } = new RelativeCase("priority-mailbox", 1_000_000, 3, MailboxAsync, LockAsync);

    private static async Task MailboxAsync(ActorSystem system, Run run)
    {
        var sum = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Props.Create(() => new AddingActor(run.Operations, sum)).WithMailbox(Arena.PriorityMailbox));
        Producers.Run(run, Threads, jobs =>
        {
            for (var i = 0; i < jobs; i++) actor.Tell(Jobs[i % Jobs.Length], ActorRefs.NoSender);
        });
        var total = await sum.Task;
        run.End();
        Check(run, total);
        system.Stop(actor);
    }

    private static async Task LockAsync(Run run)
    {
        var queue = new PriorityQueue<Job, int>();
        var consumer = Task.Factory.StartNew(() => Consume(queue, run.Operations), TaskCreationOptions.LongRunning);
        Producers.Run(run, Threads, jobs =>
        {
            for (var i = 0; i < jobs; i++) Put(queue, Jobs[i % Jobs.Length]);
        });
        var total = await consumer;
        run.End();
        Check(run, total);
    }

    private static void Put(PriorityQueue<Job, int> queue, Job job)
    {
        lock (queue)
        {
            queue.Enqueue(job, job.Priority);
            if (queue.Count == 1) Monitor.Pulse(queue);
        }
    }

    private static long Consume(PriorityQueue<Job, int> queue, int jobs)
    {
        var sum = 0L;
        for (; jobs > 0; jobs--)
        {
            lock (queue)
            {
                while (queue.Count == 0) Monitor.Wait(queue);
                sum += queue.Dequeue().Priority;
            }
        }

        return sum;
    }

    private static void Check(Run run, long sum)
    {
        var each = Enumerable.Range(0, run.Operations / Threads).Sum(i => (long)Jobs[i % Jobs.Length].Priority);
        WrongResultException.ThrowUnless(each * Threads, sum, "the sum of the priorities");
    }

    private sealed class AddingActor(int expected, TaskCompletionSource<long> result) : UntypedActor
    {
        private int _left = expected;
        private long _sum;

        protected override void OnReceive(object message)
        {
            _sum += ((Job)message).Priority;
            if (--_left == 0) result.SetResult(_sum);
        }
    }
}
