using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's semaphore: "Basic semaphore".</summary>
public sealed class SemaphoreScenario : Scenario
{
    private const int Repeats = 5;
    private const int Workers = 10;
    private const int Doomed = 3;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    private static readonly Fault Stranded = new("stranded workers",
        "Nobody owns a permit: a worker that dies with one never gives it back, and all behind it wait for ever.");

    private static readonly Fault DoubleRelease = new("double release",
        "A permit is not a thing: who releases twice makes a second permit, and two get in where there is room for one.");

    /// <inheritdoc/>
    public override string Recipe => "Semaphore";

    /// <inheritdoc/>
    public override string Summary => "Permits that participants take, wait for and give back. The page has ten workers wait until somebody else releases one permit.";

    /// <inheritdoc/>
    public override int Order => 40;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "one-release",
            Title = "how many does one release wake?",
            Participants = Workers,
            Operations = $"0 permits, {Workers} workers, one release by the launcher; each worker works and releases in turn",
            Invariant = $"all {Workers} work, one at a time, and one permit is left",
            Load = Load.Computing,
            Repeats = Repeats,
            Contenders =
            [
                Contender.Lock<PythonSemaphore>(OneRelease),
                Contender.DotNet<DotNetSemaphore>(trial => OneReleaseAsync(trial, new DotNetSemaphore(0))),
                Contender.Actor<ActorSemaphore>(trial => OneReleaseAsync(trial, Start(trial, 0))),
            ],
        },
        new()
        {
            Name = "holder-dies",
            Title = "what if a worker dies at work?",
            Participants = Workers,
            Operations = $"1 permit, {Workers} workers; the one that gets in as number {Doomed} fails at work, as the page's workers may, before it has released",
            Invariant = "everybody else works, and the permit is left",
            Faults = [Stranded],
            Repeats = Repeats,
            Contenders =
            [
                Contender.Lock<PythonSemaphore>(HolderDies),
                Contender.DotNet<DotNetSemaphore>(HolderDiesInUsingAsync),
                Contender.Actor<ActorSemaphore>(HolderDiesInSessionAsync),
            ],
        },
        new()
        {
            Name = "double-release",
            Title = "what if somebody releases twice?",
            Participants = 3,
            Operations = "1 permit; the first participant takes it and gives it back twice, then the other two try to get in",
            Invariant = "one at a time is inside",
            Faults = [DoubleRelease],
            Repeats = Repeats,
            Contenders =
            [
                Contender.Lock<PythonSemaphore>(ReleaseTwice),
                Contender.DotNet<DotNetSemaphore>(trial => ReleaseTwiceAsync(trial, new DotNetSemaphore(1))),
                Contender.Actor<ActorSemaphore>(trial => ReleaseTwiceAsync(trial, Start(trial, 1))),
            ],
        },
    ];

    private static ActorSemaphore Start(Trial trial, int initial) => ActorSemaphore.Start(trial.Actors, new SemaphoreSettings { Initial = initial });

    private static void OneRelease(Trial trial)
    {
        var room = new Room(trial);
        PythonSemaphore semaphore;
        using (trial.Measure())
        {
            var program = SemaphoreWorkers.Launch(line => room.Work(line), Workers);
            foreach (var thread in program.Threads) thread.Join();
            semaphore = program.Semaphore;
        }

        room.Check(Workers, semaphore.Peek());
    }

    private static async Task OneReleaseAsync(Trial trial, ISemaphore semaphore)
    {
        var room = new Room(trial);
        using (trial.Measure())
        {
            var workers = trial.OnTasks(Workers, async n =>
            {
                await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
                room.Work($"Working {n}");
            });
            await semaphore.ReleaseAsync(1, trial.Cancellation);
            await workers;
        }

        room.Check(Workers, (await semaphore.SnapshotAsync(trial.Cancellation)).Available);
    }

    private static void HolderDies(Trial trial)
    {
        var room = new Room(trial);
        var semaphore = new PythonSemaphore(1);

        void Work(int n)
        {
            semaphore.Acquire();
            if (room.Work($"Working {n}") == Doomed)
            {
                trial.MustEndWithin(Stuck, $"{Workers - Doomed} workers wait for a permit that nobody can give back", Stranded);
                throw new WorkerDiedException();
            }

            semaphore.Release();
        }

        // As in Python, an exception ends its own thread and nobody hears of it.
        trial.OnThreads(Workers, n => { try { Work(n); } catch (WorkerDiedException) { } });
        room.Check(Workers, semaphore.Peek());
    }

    private static async Task HolderDiesAsync(Trial trial, ISemaphore semaphore, Func<int, Room, Task> work)
    {
        var room = new Room(trial);
        await trial.OnTasks(Workers, async n =>
        {
            try { await work(n, room); }
            catch (WorkerDiedException) { }
        });

        var after = await semaphore.SnapshotAsync(trial.Cancellation);
        trial.Require(after.Held == 0, $"{after.Held} permit(s) are still held");
        room.Check(Workers, after.Available);
    }

    // The .NET answer is a discipline: whoever takes a permit writes "using".
    private static Task HolderDiesInUsingAsync(Trial trial)
    {
        var semaphore = new DotNetSemaphore(1);
        trial.Observe("given back by", "“using”, if the worker wrote it");
        return HolderDiesAsync(trial, semaphore, async (n, room) =>
        {
            await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
            if (room.Work($"Working {n}") == Doomed) throw new WorkerDiedException();
        });
    }

    // The actor's answer is an owner: whatever a worker holds goes back when its session ends, forgotten permits too.
    private static Task HolderDiesInSessionAsync(Trial trial)
    {
        var semaphore = Start(trial, 1);
        trial.Observe("given back by", "the end of the worker's session");
        return HolderDiesAsync(trial, semaphore, async (n, room) =>
        {
            await using var session = semaphore.OpenSession($"worker {n}");
            var permit = await session.AcquireAsync(1, trial.Cancellation);
            if (room.Work($"Working {n}") == Doomed) throw new WorkerDiedException();
            await permit.DisposeAsync();
        });
    }

    private static void ReleaseTwice(Trial trial)
    {
        var semaphore = new PythonSemaphore(1);
        semaphore.Acquire();
        semaphore.Release();
        semaphore.Release();

        // Nobody leaves before both are inside; with one permit the second would wait for ever.
        var room = new Room(trial);
        using var bothInside = new Barrier(2);
        trial.OnThreads(2, n =>
        {
            semaphore.Acquire();
            room.Work($"Inside {n + 2}", bothInside.SignalAndWait);
            semaphore.Release();
        });

        if (room.Crowd > 1) trial.Show(DoubleRelease, $"{room.Crowd} are inside at once with 1 permit");
        room.Check(2, 1);
    }

    private static async Task ReleaseTwiceAsync(Trial trial, ISemaphore semaphore)
    {
        var first = await semaphore.AcquireAsync(1, trial.Cancellation);
        await first.DisposeAsync();
        await first.DisposeAsync();

        var room = new Room(trial);
        await trial.OnTasks(2, async n =>
        {
            await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
            var another = await semaphore.TryAcquireAsync(TimeSpan.Zero, 1, trial.Cancellation);
            if (another is not null) trial.Show(DoubleRelease, "a second permit could be taken");
            room.Work($"Inside {n + 2}");
        });
        room.Check(2, (await semaphore.SnapshotAsync(trial.Cancellation)).Available);
    }

    private sealed class WorkerDiedException : Exception;

    /// <summary>Where the workers work: knows how many are inside at once.</summary>
    private sealed class Room(Trial trial)
    {
        private int _inside;
        private int _worked;
        private int _crowd;

        public int Crowd => Volatile.Read(ref _crowd);

        /// <summary>Works and gives the worker's turn, from 1.</summary>
        public int Work(string line, Action? meanwhile = null)
        {
            var crowd = Interlocked.Increment(ref _inside);
            if (crowd > Crowd) Interlocked.Exchange(ref _crowd, crowd);
            trial.Say(line);
            meanwhile?.Invoke();
            Interlocked.Decrement(ref _inside);

            var turn = Interlocked.Increment(ref _worked);
            trial.Observe("worked", $"{turn}, at most {Crowd} at once");
            return turn;
        }

        public void Check(int workers, long permitsLeft)
        {
            trial.Observe("permits left", permitsLeft);
            trial.Require(_worked == workers, $"{_worked} of {workers} worked");
            trial.Require(Crowd == 1, $"{Crowd} were inside at once");
            trial.Require(permitsLeft == 1, $"{permitsLeft} permits are left, not 1");
        }
    }
}
