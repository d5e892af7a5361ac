using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The page's program to the letter: two endless loops, and a main thread that ends.</content>
internal sealed partial class LockSetScenario
{
    private const int SeenTurns = 100;

    private static readonly Clause BothLoop = new("both loop", "both take turns without end");
    private static readonly Clause EndsAtOnce = new("ends at once", "when the main thread ends, nothing keeps its process");

    private static Experiment Daemons => new()
    {
        Name = "daemons",
        Title = "and if the two never end?",
        Participants = 2,
        Operations = $"the page's program to the letter: two daemons loop without end, and the main thread ends; here once each has had {SeenTurns} turns, on the page at once. The successors' loops end when their lock set is disposed",
        Invariant = Invariant.Of(BothLoop, EndsAtOnce),
        Contenders =
        [
            Contender.Original<OrderedDaemons>(LoopAsDaemons),
            Contender.Twin<DotNetLockSet>(trial => LoopAsync(trial, new DotNetLockSet())),
            .. Contender.ActorBothWays<ActorLockSet>(trial => LoopAsync(trial, Start(trial, ordered: true))),
        ],
        Absences =
        [
            new(Side.Lock, "threads that loop under two locks are the original again."),
            new(Side.DotNet, "tasks that loop under two semaphores end as the twin says, if one writes so."),
        ],
    };

    private static void LoopAsDaemons(Trial trial)
    {
        var loops = new Loops(trial);
        var program = OrderedDaemons.Launch(line => loops.Turn(line == Name(0) ? 0 : 1));
        loops.BothSeen.Wait();
        loops.Close();

        trial.Require(BothLoop, program.Threads.All(thread => thread.IsAlive), "a daemon has ended");
        trial.Require(EndsAtOnce, program.Threads.All(thread => thread.IsBackground), "a thread keeps the process");
        trial.Observe("when the main thread ends", "both loop on, and end with the process, wherever they are");
    }

    private static async Task LoopAsync(Trial trial, ILockSet locks)
    {
        var loops = new Loops(trial);
        var looping = trial.OnTasks(2, async n =>
        {
            try
            {
                while (true)
                {
                    await using var lease = await locks.AcquireAsync([Wishes(n).First, Wishes(n).Second], trial.Cancellation);
                    loops.Turn(n);
                }
            }
            catch (StoppedException)
            {
                // The lock set is gone: so the loop ends.
            }
        });
        await loops.BothSeen.WaitAsync(trial.Cancellation);
        await locks.DisposeAsync();
        await looping;
        loops.Close();
        trial.Observe("when the lock set is disposed", "both loops have ended, each after a whole turn");
    }

    /// <summary>The turns of both, printed until the program has ended.</summary>
    private sealed class Loops(Trial trial)
    {
        private readonly int[] _turns = new int[2];
        private readonly TaskCompletionSource _bothSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _closed;

        public Task BothSeen => _bothSeen.Task;

        // Called by whoever has both locks: one at a time.
        public void Turn(int n)
        {
            if (_closed) return;
            trial.Say(Name(n));
            _turns[n]++;
            if (_turns.Min() == SeenTurns) _bothSeen.TrySetResult();
        }

        public void Close()
        {
            _closed = true;
            trial.Require(BothLoop, _turns.Min() >= SeenTurns, $"one had {_turns.Min()} turns");
        }
    }
}
