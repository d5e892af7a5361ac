namespace ActorConcurrency.Comparison;

/// <content>Many who wait: who is first, and what becomes of those who give up.</content>
internal sealed partial class SemaphoreScenario
{
    private const int Turns = 100;
    private const int Tries = 10;
    private const int Crowd = 10_000;
    private const int Given = Crowd / 2;

    private static readonly Clause FirstComesFirst = new("first come, first served", "whoever waits first gets in first");
    private static readonly Clause NobodyLost = new("nobody lost", "every wait ends: with a permit, or as cancelled");
    private static readonly Clause Conserved = new("conserved", "what was given out and what is left is what there was");

    private static readonly Fault Overtaken = new("overtaken",
        "A release wakes who waits and leaves the permit lying there: whoever comes by before that thread runs takes it.")
    {
        Breaks = FirstComesFirst.Name,
        Remedy = new("WaitAsync in place of Wait: it is handed its permit", "callers that are asynchronous all the way up; no documentation promises it"),
    };

    private static Experiment Overtaking => new()
    {
        Name = "overtaking",
        Title = "does whoever waits get in before whoever comes by?",
        Kind = ExperimentKind.Further,
        Participants = 2,
        Operations = $"1 permit, and a thread that blocks for it; its holder gives it back and tries to take it again at once, up to {Turns} times or until it is refused",
        Invariant = Invariant.Of(FirstComesFirst, NobodyLost),
        Faults = [Overtaken],
        Load = Load.Computing,
        Contenders =
        [
            Contender.Lock<Lock>(OvertakeLock).Showing(Overtaken),
            Contender.DotNet<SemaphoreSlim>(OvertakeSlim).Showing(Overtaken),
            .. Contender.ActorBothWays<ActorSemaphore>(OvertakeActorAsync),
        ],
    };

    private static Experiment CancelAll => new()
    {
        Name = "cancel-all",
        Title = "what if ten thousand give up at once?",
        Kind = ExperimentKind.Further,
        Participants = Crowd,
        Operations = $"no permit; {Quantities.Count(Crowd)} wait for one with the same token; when all wait, it is cancelled, while {Quantities.Count(Given)} permits are released one by one. Measured from then on until every wait has ended",
        Invariant = Invariant.Of(NobodyLost, Conserved),
        Load = Load.Computing,
        Repeats = Figures.FewestRuns,
        Contenders =
        [
            Contender.DotNet<SemaphoreSlim>(CancelAllOfSlimAsync),
            .. Contender.ActorBothWays<ActorSemaphore>(CancelAllOfActorAsync),
        ],
    };

    private static void OvertakeLock(Trial trial)
    {
        var gate = new Lock();
        Overtake(trial, gate.Enter, gate.Exit, gate.TryEnter, call => call.IsBlockedAsync().Result);
    }

    private static void OvertakeSlim(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(1);
        Overtake(trial, () => semaphore.Wait(trial.Cancellation), () => semaphore.Release(), () => semaphore.Wait(TimeSpan.Zero), call => call.IsBlockedAsync().Result);
    }

    // Its callers block, as those of the others do.
    private static async Task OvertakeActorAsync(Trial trial)
    {
        await using var semaphore = Start(trial, 1);
        SemaphorePermit held = default;
        bool TryTake()
        {
            if (semaphore.TryAcquire(TimeSpan.Zero) is not { } permit) return false;
            held = permit;
            return true;
        }

        void Overtake() => SemaphoreScenario.Overtake(
            trial, () => held = semaphore.Acquire(1, trial.Cancellation), () => held.Dispose(), TryTake, _ => !semaphore.SnapshotAsync(trial.Cancellation).AsTask().Result.Waiters.IsEmpty);
        await Task.Factory.StartNew(Overtake, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    // More than once only if nobody was overtaken: on a busy machine the thread that was woken may be quick by chance.
    private static void Overtake(Trial trial, Action take, Action giveBack, Func<bool> takeAgain, Func<BlockingCall, bool> waits)
    {
        var overtaken = 0;
        for (var round = 0; round < Tries && overtaken == 0; round++)
        {
            take();
            var asks = false;
            using var refused = new ManualResetEventSlim();
            var waiter = BlockingCall.Start("waiter", () =>
            {
                Volatile.Write(ref asks, true);
                take();
                trial.Visit();
                refused.Wait();
                giveBack();
            });
            SpinWait.SpinUntil(() => Volatile.Read(ref asks) && waits(waiter));
            for (giveBack(); overtaken < Turns && takeAgain(); giveBack()) overtaken++;
            refused.Set();
            waiter.Done.Wait(trial.Cancellation);
        }

        trial.Observe("", $"overtaken {overtaken} times");
        if (overtaken > 0) trial.Show(Overtaken, $"whoever came by got in {overtaken} times before the one who waited");
    }

    private static async Task CancelAllOfSlimAsync(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(0);
        var granted = await CancelAllAsync(trial, async token => await semaphore.WaitAsync(token), () =>
        {
            semaphore.Release();
            return Task.CompletedTask;
        });
        CheckCrowd(trial, granted, semaphore.CurrentCount);
    }

    private static async Task CancelAllOfActorAsync(Trial trial)
    {
        await using var semaphore = Start(trial, 0);
        var granted = await CancelAllAsync(
            trial, async token => await semaphore.AcquireAsync(1, token), async () => await semaphore.ReleaseAsync(1, trial.Cancellation),
            async () => await semaphore.SnapshotAsync(trial.Cancellation));
        CheckCrowd(trial, granted, (await semaphore.SnapshotAsync(trial.Cancellation)).Available);
    }

    // The answer of what is asked last comes when all who wait stand in line.
    private static async Task<int> CancelAllAsync(Trial trial, Func<CancellationToken, Task> wait, Func<Task> release, Func<Task>? settled = null)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var waits = Enumerable.Range(0, Crowd).Select(_ => wait(giveUp.Token)).ToArray();
        if (settled is not null) await settled();
        using (trial.Measure())
        {
            var cancelling = Task.Run(giveUp.Cancel);
            for (var permit = 0; permit < Given; permit++) await release();
            await cancelling;
            await Task.WhenAll(waits).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        trial.Require(NobodyLost, waits.All(one => one.IsCompletedSuccessfully || one.IsCanceled), $"{waits.Count(one => one.IsFaulted)} waits failed");
        return waits.Count(one => one.IsCompletedSuccessfully);
    }

    private static void CheckCrowd(Trial trial, int granted, int left)
    {
        trial.Observe("got in", $"{Quantities.Count(granted)} of {Quantities.Count(Crowd)}");
        trial.Require(Conserved, granted + left == Given, $"{granted} got in and {left} permits are left, of {Given}");
    }
}
