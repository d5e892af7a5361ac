using System.Threading.Channels;
using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>A worker that dies with an item in its hands.</content>
internal sealed partial class WorkQueueScenario
{
    private const int Jobs = 5;

    private static readonly Clause EachIsDone = new("each is done", "each item is worked on to its end");

    private static readonly Fault LostWithWorker = new("lost with its worker",
        "A queue forgets an item when it hands it out: what a worker has in its hands when it dies is nowhere.")
    {
        Breaks = EachIsDone.Name,
        Remedy = new("“try … catch” that puts the item back; or a table of what is in work, with a timer",
            "it goes to the end of the line, one that kills its worker kills them all, and it does not help a worker that is stopped; the table is a queue of one's own"),
    };

    private static Experiment WorkerDies => new()
    {
        Name = "worker-dies",
        Title = "what if a worker is killed with an item in work?",
        Kind = ExperimentKind.Deciding,
        Participants = 2,
        Operations = $"{Jobs} items; the first worker gets one and is never heard of again; the second works on whatever it gets. The actor's first worker is an actor, which the laboratory stops",
        Invariant = EachIsDone,
        Faults = [LostWithWorker],
        Contenders =
        [
            Contender.Original<PythonQueue<int>>(DieAtPythonQueue),
            Contender.DotNet<Channel<int>>(DieAtChannelAsync).Showing(LostWithWorker),
            .. Contender.ActorBothWays<ActorWorkQueue<int>>(DieAtActorAsync).Select(contender => contender.Provided(
                "each worker gets its items in a session whose owner is an actor (OpenSession with an owner)", "An item may be worked on twice, so doing it twice has to be harmless")),
        ],
        Absences =
        [
            new(Side.Lock, "a queue under Monitor is the original again."),
        ],
    };

    private static void DieAtPythonQueue(Trial trial)
    {
        var queue = new PythonQueue<int>();
        for (var item = 1; item <= Jobs; item++) queue.Put(item);
        trial.Say($"the first worker has {queue.Get()}, and is never heard of again");

        var done = new List<int>();
        while (done.Count < Jobs - 1)
        {
            done.Add(Work(trial, queue.Get()));
            queue.TaskDone();
        }

        CheckJobs(trial, done);
        trial.Observe("unfinished", queue.Unfinished());
    }

    private static async Task DieAtChannelAsync(Trial trial)
    {
        var channel = Channel.CreateUnbounded<int>();
        for (var item = 1; item <= Jobs; item++) await channel.Writer.WriteAsync(item, trial.Cancellation);
        channel.Writer.Complete();
        trial.Say($"the first worker has {await channel.Reader.ReadAsync(trial.Cancellation)}, and is never heard of again");

        var done = new List<int>();
        await foreach (var item in channel.Reader.ReadAllAsync(trial.Cancellation)) done.Add(Work(trial, item));
        CheckJobs(trial, done);
    }

    private static async Task DieAtActorAsync(Trial trial)
    {
        await using var queue = new ActorQueues(trial).CreateOwned<int>();
        for (var item = 1; item <= Jobs; item++) await queue.PutAsync(item, 0, trial.Cancellation);
        await queue.ShutdownAsync(immediate: false, trial.Cancellation);
        var first = trial.Actors.ActorOf(Props.Empty);
        var lost = await queue.OpenSession("the first", first).GetAsync(trial.Cancellation);
        trial.Say($"the first worker has {lost.Item}, and is never heard of again");
        first.Tell(PoisonPill.Instance);

        var done = new List<int>();
        await using var second = queue.OpenSession("the second");
        try
        {
            // It ends when nothing is left and nothing can come back.
            while (true)
            {
                await using var delivery = await second.GetAsync(trial.Cancellation);
                if (delivery.Attempt > 1) trial.Observe("delivered again", delivery.Item);
                done.Add(Work(trial, delivery.Item));
                delivery.Done();
            }
        }
        catch (QueueShutDownException) { }

        CheckJobs(trial, done);
    }

    private static int Work(Trial trial, int item)
    {
        trial.Say($"the second worker does {item}");
        return item;
    }

    private static void CheckJobs(Trial trial, List<int> done)
    {
        trial.Observe("done", $"{done.Count} of {Jobs}");
        if (done.Count < Jobs) trial.Show(LostWithWorker, $"{done.Count} of {Jobs} are done: the one in the dead worker's hands is lost");
        trial.Require(EachIsDone, done.Order().Distinct().Count() == done.Count, "an item was done twice");
    }
}
