using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Two components that know nothing of each other's locks.</content>
internal sealed partial class LockSetScenario
{
    private const string Accounts = "accounts";
    private const string Audit = "audit";

    private static readonly TimeSpan InVain = TimeSpan.FromSeconds(0.7);

    private static Fault UnseenCycle => new("unseen cycle",
        "Each component takes its lock and calls the other: nobody sees both locks at once, so nobody can sort them, and no lock knows who waits for whom.")
    {
        Breaks = NobodyStuck.Name,
        Remedy = new("call out only when no lock is held; or waits with a time limit, and a retry", "copies, and checks that nothing has changed meanwhile; a limit that is too long for the user or too short for a busy day, and no name of the one in the way"),
    };

    private static Experiment Strangers => new()
    {
        Name = "strangers",
        Title = "what if two components lock and call each other?",
        Kind = ExperimentKind.Deciding,
        Participants = 2,
        Operations = $"Transfer locks “{Accounts}” and calls Report, which locks “{Audit}”; at the same time Report locks “{Audit}” and calls Transfer. Each holds its first before either asks for its second. "
            + "The actor side is asked one lock at a time, too; who is refused gives back what it has and asks for both",
        Invariant = Invariant.Of(BothGetBoth, NobodyStuck),
        Faults = [UnseenCycle],
        Contenders =
        [
            Contender.Original<PythonLock>(StrangersWithPythonLocks),
            Contender.Lock<Lock>(StrangersWithLocks).Showing(UnseenCycle),
            Contender.DotNet<SemaphoreSlim>(StrangersWithSemaphoresAsync).Showing(UnseenCycle),
            .. Contender.ActorBothWays<ActorLockSet>(StrangersInSessionsAsync).Select(contender => contender.Provided(InOwnSession, GiveBackAndAskForAll)),
        ],
    };

    private static string Component(int n) => n == 0 ? "Transfer" : "Report";

    private static (string First, string Second) Called(int n) => n == 0 ? (Accounts, Audit) : (Audit, Accounts);

    private static void StrangersWithPythonLocks(Trial trial)
    {
        var locks = new Dictionary<string, PythonLock> { [Accounts] = new(), [Audit] = new() };
        Cross(trial, (name, inside) =>
        {
            locks[name].Acquire();
            inside();
            locks[name].Release();
        });
    }

    private static void StrangersWithLocks(Trial trial)
    {
        var locks = new Dictionary<string, Lock> { [Accounts] = new(), [Audit] = new() };
        Cross(trial, (name, inside) => { lock (locks[name]) inside(); });
    }

    private static void Cross(Trial trial, Action<string, Action> locked)
    {
        using var bothHoldOne = new Barrier(2, _ => ExpectCycle(trial));
        trial.OnThreads(2, n => locked(Called(n).First, () =>
        {
            bothHoldOne.SignalAndWait();
            locked(Called(n).Second, () => trial.Say($"{Component(n)} is through"));
        }));
    }

    private static async Task StrangersWithSemaphoresAsync(Trial trial)
    {
        var locks = new Dictionary<string, SemaphoreSlim> { [Accounts] = new(1), [Audit] = new(1) };
        var holding = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        async Task LockedAsync(string name, Func<Task> inside)
        {
            await locks[name].WaitAsync(trial.Cancellation);
            try { await inside(); }
            finally { locks[name].Release(); }
        }

        var crossing = trial.OnTasks(2, n => LockedAsync(Called(n).First, async () =>
        {
            holding[n].SetResult();
            await holding[1 - n].Task;
            await LockedAsync(Called(n).Second, () =>
            {
                trial.Say($"{Component(n)} is through");
                return Task.CompletedTask;
            });
        }));
        await Task.WhenAll(holding.Select(one => one.Task));
        ExpectCycle(trial);
        await crossing;
    }

    private static async Task StrangersInSessionsAsync(Trial trial)
    {
        var locks = Start(trial, ordered: false);
        var holding = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        await trial.OnTasks(2, async n =>
        {
            await using var session = locks.OpenSession(Component(n));
            await CrossAsync(
                session, Called(n), trial.Cancellation,
                meanwhile: () =>
                {
                    holding[n].TrySetResult();
                    return holding[1 - n].Task;
                },
                refused: cycle => trial.Observe("named before it closed", cycle),
                inside: () => trial.Say($"{Component(n)} is through"));
        });
        trial.Require(BothGetBoth, (await locks.SnapshotAsync(trial.Cancellation)).Holders.IsEmpty, "a lock is still held");
    }

    private static void ExpectCycle(Trial trial) =>
        trial.MustEndWithin(InVain, string.Join("; ", Enumerable.Range(0, 2).Select(n => new LockWait(Component(n), Called(n).Second, Component(1 - n)))), UnseenCycle);
}
