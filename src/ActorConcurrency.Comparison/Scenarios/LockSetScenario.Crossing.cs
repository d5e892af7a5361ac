using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Two locks, two participants, opposite orders: forced by a gate, and by chance.</content>
internal sealed partial class LockSetScenario
{
    private const string X = "x";
    private const string Y = "y";

    private static (string First, string Second) Wishes(int n) => n == 0 ? (X, Y) : (Y, X);

    private static string Name(int n) => $"Thread-{n + 1}";

    private static void Crossed(Trial trial)
    {
        var locks = new Dictionary<string, PythonLock> { [X] = new(), [Y] = new() };
        using var bothHoldOne = new Barrier(2, _ => trial.MustEndWithin(Stuck, Cycle(), Deadlock));

        trial.OnThreads(2, n =>
        {
            locks[Wishes(n).First].Acquire();
            bothHoldOne.SignalAndWait();
            locks[Wishes(n).Second].Acquire();
            trial.Say(Name(n));
            locks[Wishes(n).Second].Release();
            locks[Wishes(n).First].Release();
        });
    }

    // The twin refuses what is out of order: who is refused gives back what it has and asks for both.
    private static async Task CrossedInOrderAsync(Trial trial)
    {
        var locks = new DotNetLockSet();
        var holding = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        await trial.OnTasks(2, n => CrossInOrderAsync(
            locks, Wishes(n), trial.Cancellation,
            meanwhile: () =>
            {
                holding[n].TrySetResult();
                return holding[1 - n].Task;
            },
            refused: violation => trial.Observe("refused", violation.Message),
            inside: () => trial.Say(Name(n))));
    }

    private static async Task CrossInOrderAsync(
        DotNetLockSet locks, (string First, string Second) wishes, CancellationToken cancellation, Func<Task> meanwhile, Action<LockOrderException> refused, Action inside)
    {
        try
        {
            await using var first = await locks.AcquireAsync([wishes.First], cancellation);
            await meanwhile();
            await using var second = await locks.AcquireAsync([wishes.Second], cancellation);
            inside();
        }
        catch (LockOrderException violation)
        {
            refused(violation);
            await using var both = await locks.AcquireAsync([wishes.First, wishes.Second], cancellation);
            inside();
        }
    }

    private static async Task CrossedInSessionsAsync(Trial trial)
    {
        var locks = Start(trial, ordered: false);
        var holding = new[] { new TaskCompletionSource(), new TaskCompletionSource() };

        await trial.OnTasks(2, async n =>
        {
            await using var session = locks.OpenSession(Name(n));
            await CrossAsync(
                session, Wishes(n), trial.Cancellation,
                meanwhile: () =>
                {
                    holding[n].TrySetResult();
                    return holding[1 - n].Task;
                },
                refused: cycle => trial.Observe("cycle", $"refused before it closed: {cycle}"),
                inside: () => trial.Say(Name(n)));
        });
        trial.Require(BothGetBoth, (await locks.SnapshotAsync(trial.Cancellation)).Holders.IsEmpty, "a lock is still held");
    }

    // One lock after the other, as the original does. Who is refused gives back what it has and asks for both.
    private static async Task CrossAsync(
        ILockSetSession session, (string First, string Second) wishes, CancellationToken cancellation, Func<Task> meanwhile, Action<string> refused, Action inside)
    {
        try
        {
            await using var first = await session.AcquireAsync([wishes.First], cancellation);
            await meanwhile();
            await using var second = await session.AcquireAsync([wishes.Second], cancellation);
            inside();
        }
        catch (DeadlockException deadlock)
        {
            refused(string.Join("; ", deadlock.Cycle));
            await using var both = await session.AcquireAsync([wishes.First, wishes.Second], cancellation);
            inside();
        }
    }

    private static void Chance(Trial trial)
    {
        var locks = new Dictionary<string, PythonLock> { [X] = new(), [Y] = new() };
        Chance(trial, new Table(name => locks[name].Acquire(), name => locks[name].Release()));
    }

    private static void Chance(Trial trial, Table table)
    {
        var pauses = DrawPauses(trial);
        using var round = new Barrier(2);

        trial.OnThreads(2, n =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                round.SignalAndWait();
                table.Cross(n, Wishes(n), () => Thread.SpinWait(pauses[n][i]));
            }
        });
        trial.ObserveChance(DeadlockByChance, table.Deadlocks, $"{table.Deadlocks} of {Rounds} rounds end in a deadlock");
        CheckTurns(trial, table.Turns);
    }

    private static async Task ChanceInOrderAsync(Trial trial)
    {
        var pauses = DrawPauses(trial);
        var locks = new DotNetLockSet();
        var (refusals, turns) = (0, 0);

        for (var i = 0; i < Rounds; i++)
        {
            await trial.OnTasks(2, n => CrossInOrderAsync(
                locks, Wishes(n), trial.Cancellation,
                meanwhile: () =>
                {
                    Thread.SpinWait(pauses[n][i]);
                    return Task.CompletedTask;
                },
                refused: _ => Interlocked.Increment(ref refusals),
                inside: () => turns++));
        }

        trial.Observe("refused", $"the wrong order in {refusals} of {Rounds} rounds");
        CheckTurns(trial, turns);
    }

    private static async Task ChanceInSessionsAsync(Trial trial)
    {
        var pauses = DrawPauses(trial);
        var locks = Start(trial, ordered: false);
        var (deadlocks, turns) = (0, 0);

        for (var i = 0; i < Rounds; i++)
        {
            await trial.OnTasks(2, async n =>
            {
                await using var session = locks.OpenSession(Name(n));
                await CrossAsync(
                    session, Wishes(n), trial.Cancellation,
                    meanwhile: () =>
                    {
                        Thread.SpinWait(pauses[n][i]);
                        return Task.CompletedTask;
                    },
                    refused: _ => Interlocked.Increment(ref deadlocks),
                    inside: () => turns++);
            });
        }

        trial.Observe("refused before it closed", $"a cycle in {deadlocks} of {Rounds} rounds");
        CheckTurns(trial, turns);
    }

    private static int[][] DrawPauses(Trial trial) =>
        [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, Rounds).Select(_ => trial.Random.Next(LongestPause)).ToArray())];

    private static void CheckTurns(Trial trial, int turns)
    {
        trial.Observe("turns", $"{turns} of {2 * Rounds}");
        trial.Require(BothGetBoth, turns == 2 * Rounds, $"{turns} of {2 * Rounds} turns were taken");
    }
}
