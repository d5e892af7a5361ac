using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <content>What belongs to a thread and meets an <c>await</c>; and whose turn it is among readers and writers.</content>
internal sealed partial class LockScenario
{
    private const int Writers = 4;

    private static readonly Clause InTurnClause = new("in turn", "a reader that asked before a writer gets in before it");

    private static readonly Fault BelongsToAThread = new("belongs to a thread",
        "The code goes on, on another thread, after it has awaited; the lock belongs to the first, and the release fails.")
    {
        Breaks = GivenBack.Name,
        Remedy = new("nothing that awaits inside, which the compiler checks in a lock statement; or SemaphoreSlim(1, 1)", "the latter is not reentrant, and anybody may release it"),
    };

    private static readonly Fault Overtaken = new("overtaken reader",
        "Whoever leaves lets in a writer, if one waits: a reader waits as long as writers keep coming.")
    {
        Breaks = InTurnClause.Name,
        Remedy = new("a lock with one line for both", "a writer then waits for the readers before it"),
    };

    private static Experiment AcrossAwait => new()
    {
        Name = "await",
        Title = "what if it is held across an await?",
        Kind = ExperimentKind.Further,
        Participants = 1,
        Operations = "the holder takes the lock on one thread and gives it back on another, where its code goes on after an await",
        Invariant = GivenBack,
        Faults = [BelongsToAThread],
        Contenders =
        [
            Contender.Original<PythonRLock>(trial => HoldAcross(trial, new PythonRLock(), static gate => gate.Acquire(), static gate => gate.Release())),
            Contender.Lock<object>(trial => HoldAcross(trial, new object(), Monitor.Enter, Monitor.Exit)).Showing(BelongsToAThread),
            Contender.DotNet<SemaphoreSlim>(trial => HoldAcross(trial, new SemaphoreSlim(1, 1), gate => gate.Wait(trial.Cancellation), static gate => gate.Release())).Showing(),
            Contender.Twin<DotNetLock>(trial => HoldAcrossAsync(trial, new DotNetLock())),
            .. Contender.ActorBothWays<ActorLock>(trial => HoldAcrossAsync(trial, Start(trial))),
        ],
    };

    private static Experiment InTurn => new()
    {
        Name = "in-turn",
        Title = "does a reader get its turn among writers?",
        Kind = ExperimentKind.Further,
        Participants = 2 + Writers,
        Operations = $"a writer is inside; a reader asks, then {Writers} writers, one after the other; the writer inside leaves, and each who gets in leaves again",
        Invariant = InTurnClause,
        Faults = [Overtaken],
        Contenders =
        [
            Contender.DotNet<ReaderWriterLockSlim>(TakeTurnsOnThreadsAsync).Showing(Overtaken),
            Contender.Library<AsyncReaderWriterLock>("Nito AsyncReaderWriterLock", TakeTurnsWithNitoAsync).Showing(Overtaken),
            Contender.Twin<DotNetLock>(trial => TakeTurnsAsync(trial, new DotNetLock())),
            .. Contender.ActorBothWays<ActorLock>(trial => TakeTurnsAsync(trial, Start(trial))),
        ],
        Absences =
        [
            new(Side.Original, "Python's threading has no lock for readers and writers."),
            new(Side.Lock, "a lock knows no readers."),
        ],
    };

    private static void HoldAcross<T>(Trial trial, T gate, Action<T> take, Action<T> giveBack)
    {
        OnAnotherThread(() => take(gate));
        var refusal = OnAnotherThread(() => giveBack(gate));
        trial.Say(refusal is null ? "given back" : $"not given back: {refusal.GetType().Name}");
        if (refusal is not null) trial.Show(BelongsToAThread, $"{refusal.GetType().Name}: {refusal.Message}");
    }

    private static async Task HoldAcrossAsync(Trial trial, ILock one)
    {
        await using var opened = one;
        var hold = await one.AcquireAsync(LockMode.Write, trial.Cancellation);
        var refusal = OnAnotherThread(hold.Dispose);
        var isFree = await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Write, trial.Cancellation) is not null;
        trial.Say(isFree ? "given back" : "not given back");
        trial.Require(GivenBack, isFree && refusal is null, $"it is not free: {refusal?.Message}");
    }

    private static async Task TakeTurnsAsync(Trial trial, ILock one)
    {
        await using var opened = one;
        await TakeTurnsAsync(
            trial,
            async writes => await one.AcquireAsync(writes ? LockMode.Write : LockMode.Read, trial.Cancellation),
            async waiting => (await one.SnapshotAsync(trial.Cancellation)).Waiters.Length == waiting);
    }

    private static Task TakeTurnsWithNitoAsync(Trial trial)
    {
        var one = new AsyncReaderWriterLock();
        return TakeTurnsAsync(
            trial,
            async writes => writes ? await one.WriterLockAsync(trial.Cancellation) : await one.ReaderLockAsync(trial.Cancellation),
            // It stands in the line as soon as the call has come back.
            static _ => Task.FromResult(true));
    }

    private static async Task TakeTurnsAsync(Trial trial, Func<bool, Task<IDisposable>> takeAsync, Func<int, Task<bool>> waitAsync)
    {
        var order = new List<string>();
        var inside = await takeAsync(true);

        async Task EnterAsync(string who, bool writes)
        {
            using var hold = await takeAsync(writes);
            lock (order) order.Add(who);
        }

        List<Task> turns = [EnterAsync("the reader", writes: false)];
        await WaitedAsync(1);
        for (var writer = 1; writer <= Writers; writer++)
        {
            turns.Add(EnterAsync($"writer {writer}", writes: true));
            await WaitedAsync(1 + writer);
        }

        inside.Dispose();
        await Task.WhenAll(turns);
        Conclude(trial, order);

        async Task WaitedAsync(int count)
        {
            while (!await waitAsync(count)) await Task.Yield();
        }
    }

    private static async Task TakeTurnsOnThreadsAsync(Trial trial)
    {
        using var one = new ReaderWriterLockSlim();
        var order = new List<string>();
        using var inside = new ManualResetEventSlim();
        using var mayLeave = new ManualResetEventSlim();
        List<BlockingCall> turns = [];
        turns.Add(BlockingCall.Start("the writer inside", () =>
        {
            one.EnterWriteLock();
            inside.Set();
            mayLeave.Wait(trial.Cancellation);
            one.ExitWriteLock();
        }));
        inside.Wait(trial.Cancellation);

        async Task EnterAsync(string who, Action enter, Action exit)
        {
            var call = BlockingCall.Start(who, () =>
            {
                enter();
                lock (order) order.Add(who);
                exit();
            });
            turns.Add(call);
            await call.IsBlockedAsync();
        }

        await EnterAsync("the reader", one.EnterReadLock, one.ExitReadLock);
        for (var writer = 1; writer <= Writers; writer++) await EnterAsync($"writer {writer}", one.EnterWriteLock, one.ExitWriteLock);
        mayLeave.Set();
        await Task.WhenAll(turns.Select(turn => turn.Done));
        Conclude(trial, order);
    }

    private static void Conclude(Trial trial, List<string> order)
    {
        foreach (var who in order) trial.Say(who);
        trial.Observe("order", string.Join(", ", order));
        var before = order.IndexOf("the reader");
        if (before > 0) trial.Show(Overtaken, $"{before} of {Writers} writers that asked after the reader got in before it");
    }
}
