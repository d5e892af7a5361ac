namespace ActorConcurrency.Comparison;

/// <content>The programs with nested <c>lock</c> statements.</content>
internal sealed partial class LockSetScenario
{
    private static void CrossedWithLock(Trial trial)
    {
        var locks = new Dictionary<string, object> { [X] = new(), [Y] = new() };
        using var bothHoldOne = new Barrier(2, _ => trial.MustEndWithin(Stuck, Cycle(), Deadlock));

        trial.OnThreads(2, n =>
        {
            lock (locks[Wishes(n).First])
            {
                bothHoldOne.SignalAndWait();
                lock (locks[Wishes(n).Second]) trial.Say(Name(n));
            }
        });
    }

    private static void ChanceWithLock(Trial trial)
    {
        var locks = new Dictionary<string, object> { [X] = new(), [Y] = new() };
        Chance(trial, new Table(name => Monitor.Enter(locks[name]), name => Monitor.Exit(locks[name])));
    }

    private static async Task OrderedWithLockAsync(Trial trial)
    {
        object x = new(), y = new();
        var inside = new Inside(trial);

        await trial.MeasureOnTasks(2, n =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                // Both write the same order: that is all there is to it, and nothing checks it.
                lock (x)
                    lock (y)
                        inside.Turn(n);
            }
        });

        inside.Check(2 * Turns);
    }

    private static void NestedWithLock(Trial trial)
    {
        object x = new(), y = new();
        lock (y)
        {
            lock (x) trial.Show(OrderUnchecked, "x is granted to somebody who holds y");
            trial.Observe("asking for nothing", "is to write no lock");
        }
    }

    // C#'s lock is reentrant.
    private static void SameTwiceWithLock(Trial trial)
    {
        var x = new object();
        lock (x)
        {
            lock (x) trial.Say("inside");
        }

        trial.Require(GrantedOnce, !Monitor.IsEntered(x), "x is still held");
    }

    private static void HalfWayWithLock(Trial trial)
    {
        object x = new(), y = new();
        using var hasX = new ManualResetEventSlim();
        void TakeBoth()
        {
            lock (x)
            {
                hasX.Set();
                lock (y) trial.Require(OneHolder, false, "x and y were granted while somebody held y");
            }
        }

        lock (y)
        {
            var second = new Thread(() => Expect<ThreadInterruptedException>(trial, OneHolder, TakeBoth)) { IsBackground = true };
            second.Start();
            hasX.Wait();
            SpinWait.SpinUntil(() => second.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            second.Interrupt();
            second.Join();

            if (OnThread(() => Monitor.TryEnter(y))) trial.Show(ForeignRelease, "the third takes y while the first still holds it");
        }

        trial.Require(FreeAgain, OnThread(() => Monitor.TryEnter(x)), "x is still held");
    }

    private static bool OnThread(Func<bool> attempt)
    {
        var result = false;
        var thread = new Thread(() => result = attempt()) { IsBackground = true };
        thread.Start();
        thread.Join();
        return result;
    }

    private static string Cycle() => string.Join("; ", Enumerable.Range(0, 2).Select(n => new LockWait(Name(n), Wishes(n).Second, Name(1 - n))));
}
