using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <content>Whoever holds it asks again; and strangers.</content>
internal sealed partial class LockScenario
{
    private const int Amount = 10;
    private const int Before = 100;

    private static void TransferWithRLock(Trial trial)
    {
        var accounts = new ReentrantAccounts(Before, 0);
        accounts.Transfer(Amount);
        trial.Say($"{accounts.Balance(0)} and {accounts.Balance(1)}");
        Conclude(trial, accounts.Balance(0), accounts.Balance(1));
    }

    private static void TransferWithLock(Trial trial)
    {
        var gate = new PythonLock();
        Transfer(trial, deposit =>
        {
            if (!gate.Acquire(blocking: true, PatienceSeconds)) return false;
            deposit();
            gate.Release();
            return true;
        });
    }

    private static void TransferWithMonitor(Trial trial)
    {
        var gate = new object();
        Transfer(trial, deposit =>
        {
            lock (gate) deposit();
            return true;
        });
    }

    private static Task TransferWithSlimAsync(Trial trial)
    {
        var gate = new SemaphoreSlim(1, 1);
        return TransferAsync(trial, async deposit =>
        {
            if (!await gate.WaitAsync(Patience, trial.Cancellation)) return false;
            try { await deposit(); }
            finally { gate.Release(); }
            return true;
        });
    }

    private static Task TransferWithNitoAsync(Trial trial)
    {
        var gate = new AsyncLock();
        return TransferAsync(trial, async deposit =>
        {
            using var impatient = new CancellationTokenSource(Patience);
            try
            {
                using (await gate.LockAsync(impatient.Token)) await deposit();
                return true;
            }
            catch (OperationCanceledException) when (impatient.IsCancellationRequested)
            {
                return false;
            }
        });
    }

    private static Task TransferWithTwinAsync(Trial trial)
    {
        var gate = new DotNetLock();
        return TransferAsync(trial, async deposit => await TakeAsync(await gate.TryAcquireAsync(Patience, LockMode.Write, trial.Cancellation), deposit));
    }

    private static async Task TransferWithActorAsync(Trial trial)
    {
        await using (var strict = Start(trial))
        await using (var session = strict.OpenSession("the transfer"))
        {
            await session.AcquireAsync(LockMode.Write, trial.Cancellation);
            try { await session.AcquireAsync(LockMode.Write, trial.Cancellation); }
            catch (LockRecursionException refusal) { trial.Observe("not reentrant", $"refused at once: {refusal.Message}"); }
        }

        await using var one = Start(trial, reentrant: true);
        await using var owner = one.OpenSession("the transfer");
        await TransferAsync(trial, async deposit => await TakeAsync(await owner.TryAcquireAsync(Patience, LockMode.Write, trial.Cancellation), deposit));
    }

    private static async Task<bool> TakeAsync(ILockHold? hold, Func<Task> deposit)
    {
        if (hold is null) return false;
        await using (hold) await deposit();
        return true;
    }

    private static void Transfer(Trial trial, Func<Action, bool> inside)
    {
        var balances = new[] { Before, 0 };
        var isDone = true;
        inside(() => isDone = inside(() => balances[0] -= Amount) && inside(() => balances[1] += Amount));
        Conclude(trial, balances, isDone);
    }

    private static async Task TransferAsync(Trial trial, Func<Func<Task>, Task<bool>> inside)
    {
        var balances = new[] { Before, 0 };
        var isDone = true;

        Task Add(int account, int amount)
        {
            balances[account] += amount;
            return Task.CompletedTask;
        }

        await inside(async () => isDone = await inside(() => Add(0, -Amount)) && await inside(() => Add(1, Amount)));
        Conclude(trial, balances, isDone);
    }

    private static void Conclude(Trial trial, int[] balances, bool isDone)
    {
        if (!isDone) trial.Show(WaitsForItself, $"the first deposit was not let in for {PatienceSeconds} s, by the transfer that called it");
        trial.Say($"{balances[0]} and {balances[1]}");
        trial.Require(TotalStays, balances.Sum() == Before, $"together {balances.Sum()}, not {Before}");
    }

    private static void Conclude(Trial trial, int first, int second)
    {
        trial.Require(TransferIsDone, second == Amount, $"{second} arrived, not {Amount}");
        trial.Require(TotalStays, first + second == Before, $"together {first + second}, not {Before}");
    }

    private static void StrangerAtLock(Trial trial)
    {
        var gate = new PythonLock();
        gate.Acquire();
        OnAnotherThread(gate.Release);
        Conclude(trial, gate.Acquire(blocking: false), refusal: null);
    }

    private static void StrangerAtRLock(Trial trial)
    {
        var gate = new PythonRLock();
        gate.Acquire();
        var refusal = OnAnotherThread(gate.Release);
        var another = false;
        OnAnotherThread(() => another = gate.Acquire(blocking: false));
        Conclude(trial, another, refusal);
    }

    private static void StrangerAtMonitor(Trial trial)
    {
        var gate = new object();
        lock (gate)
        {
            var refusal = OnAnotherThread(() => Monitor.Exit(gate));
            var another = false;
            OnAnotherThread(() => another = Monitor.TryEnter(gate));
            Conclude(trial, another, refusal);
        }
    }

    private static async Task StrangerAtSlimAsync(Trial trial)
    {
        // Without a greatest count, as most write it; with one, the holder's own release would fail instead.
        using var gate = new SemaphoreSlim(1);
        await gate.WaitAsync(trial.Cancellation);
        gate.Release();
        Conclude(trial, await gate.WaitAsync(TimeSpan.Zero, trial.Cancellation), refusal: null);
    }

    // A stranger has no hold: there is nothing that it could give back but an old one.
    private static async Task StrangerAsync(Trial trial, ILock one)
    {
        await using var opened = one;
        var old = await one.AcquireAsync(LockMode.Write, trial.Cancellation);
        await old.DisposeAsync();
        await using var first = await one.AcquireAsync(LockMode.Write, trial.Cancellation);
        await old.DisposeAsync();
        Conclude(trial, await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Write, trial.Cancellation) is not null, refusal: null);
    }

    private static void Conclude(Trial trial, bool another, Exception? refusal)
    {
        if (refusal is not null) trial.Observe("the stranger is refused", refusal.GetType().Name);
        trial.Say(another ? "another is inside too" : "the first is inside alone");
        if (another) trial.Show(Stranger, "another got in while the first was inside");
    }

    private static Exception? OnAnotherThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try { action(); }
            catch (Exception cause) { failure = cause; }
        }) { IsBackground = true };
        thread.Start();
        thread.Join();
        return failure;
    }
}
