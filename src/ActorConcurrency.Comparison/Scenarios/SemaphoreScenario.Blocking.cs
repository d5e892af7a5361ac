using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>Callers that cannot await, on the threads that everybody shares.</content>
internal sealed partial class SemaphoreScenario
{
    private static readonly Clause OwnThread = new("own thread", "a call that finds a permit free needs no thread but its caller's");
    private static readonly Clause GetsIn = new("gets in", "the caller gets in");

    private static readonly Fault NeedsAThread = new("needs a thread",
        "The answer comes from the actor, which runs on the pool: a caller that blocks one of its threads waits until there is another one.")
    {
        Breaks = OwnThread.Name,
        Remedy = new("await; or gate first, the default, by which the caller's thread does the step of an idle actor; or a dispatcher with threads of its own",
            "callers that are asynchronous all the way up; or none while the actor is idle; or a few threads"),
    };

    private static Experiment BlockingCaller => new()
    {
        Name = "blocking-caller",
        Title = "what does a call from a blocking thread need?",
        Kind = ExperimentKind.Further,
        Participants = 1,
        Operations = "1 permit, free; all threads of the pool are occupied, and on the last of them somebody takes the permit with a call that blocks. The laboratory lends a further thread once the call waits for one. "
            + "The actor side then tries the same call inside an actor",
        Invariant = Invariant.Of(GetsIn, OwnThread),
        Faults = [NeedsAThread],
        Load = Load.Computing,
        Contenders =
        [
            Contender.DotNet<SemaphoreSlim>(BlockOnSlim),
            .. Contender.ActorBothWays<ActorSemaphore>(BlockOnActorAsync).Select(contender => contender.Side == Side.Actor ? contender.Showing(NeedsAThread) : contender),
        ],
    };

    private static void BlockOnSlim(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(1);
        CallOnLastThread(trial, () =>
        {
            semaphore.Wait(trial.Cancellation);
            semaphore.Release();
        });
    }

    private static async Task BlockOnActorAsync(Trial trial)
    {
        await using var semaphore = Start(trial, 1);
        await IdleAsync(semaphore, trial);
        // The pool is no place for the one who occupies it.
        await Task.Factory.StartNew(
            () => CallOnLastThread(trial, () => semaphore.Acquire(1, trial.Cancellation).Dispose()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        trial.Observe("inside an actor", await trial.Actors.ActorOf(Props.Create(() => new BlockingActor(semaphore))).Ask<string>("call", trial.Cancellation));
    }

    // Once it has answered, the actor is there; once a call needs no message, it is idle.
    private static async Task IdleAsync(ActorSemaphore semaphore, Trial trial)
    {
        for (var isIdle = false; !isIdle; await Task.Yield())
        {
            var call = semaphore.AcquireAsync(1, trial.Cancellation);
            isIdle = call.IsCompleted || !trial.GateFirst;
            await (await call).DisposeAsync();
        }
    }

    private static void CallOnLastThread(Trial trial, Action call)
    {
        ThreadPool.GetMaxThreads(out var most, out var others);
        using var over = new ManualResetEventSlim();
        using var returned = new ManualResetEventSlim();
        try
        {
            ThreadPool.SetMaxThreads(Environment.ProcessorCount, others);
            Occupy(Environment.ProcessorCount - 1, over);
            Thread? caller = null;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Volatile.Write(ref caller, Thread.CurrentThread);
                call();
                trial.Say("got in");
                returned.Set();
            });

            SpinWait.SpinUntil(() => Volatile.Read(ref caller) is not null);
            if (IsStuck(caller!, returned)) trial.Show(NeedsAThread, "with all threads of the pool occupied, the call waits until there is a further one");
        }
        finally
        {
            ThreadPool.SetMaxThreads(most, others);
            returned.Wait(trial.Cancellation);
            over.Set();
        }
    }

    private static void Occupy(int threads, ManualResetEventSlim over)
    {
        if (threads == 0) return;
        using var occupied = new CountdownEvent(threads);
        for (var n = 0; n < threads; n++)
            ThreadPool.QueueUserWorkItem(_ =>
            {
                occupied.Signal();
                over.Wait();
            });
        occupied.Wait();
    }

    // Whatever else may make it wait for a moment, a thread that is blocked at each of many looks is stuck.
    private static bool IsStuck(Thread caller, ManualResetEventSlim returned)
    {
        for (var blocked = 0; blocked < 50; blocked = caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin) ? blocked + 1 : 0)
            if (returned.Wait(1)) return false;
        return true;
    }

    /// <summary>Calls, inside an actor, what blocks. Answers with what comes of it.</summary>
    private sealed class BlockingActor(ActorSemaphore semaphore) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            try
            {
                semaphore.Acquire().Dispose();
                Sender.Tell("granted");
            }
            catch (InvalidOperationException refusal)
            {
                Sender.Tell($"refused at once: {refusal.Message}");
            }
        }
    }
}
