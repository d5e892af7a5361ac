using System.Numerics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs: the original's, and the one that its successors share.</content>
internal sealed partial class CounterScenario
{
    private static void SumOfLocked(Trial trial)
    {
        var (changes, sum) = DrawChanges(trial);
        var counter = new LockedCounter();

        trial.MeasureOnThreads(Adders, n =>
        {
            foreach (var change in changes[n]) counter.Increment(change);
        });

        Check(trial, sum, counter.Peek());
    }

    private static async Task SumAsync(Trial trial, ICounter counter)
    {
        var (changes, sum) = DrawChanges(trial);

        using (trial.Measure())
            await trial.OnTasks(Adders, async n =>
            {
                foreach (var change in changes[n]) counter.Increment(change);
                await counter.ValueAsync(trial.Cancellation);
            });

        Check(trial, sum, await counter.ValueAsync(trial.Cancellation));
    }

    private static void PairsOfUnlocked(Trial trial)
    {
        using var bothHaveRead = new Barrier(2);
        var counter = new UnlockedCounter(betweenReadAndWrite: bothHaveRead.SignalAndWait);

        trial.OnThreads(2, _ => Times(Pairs, counter.Increment));

        Check(trial, 2 * Pairs, counter.Peek());
        var lost = 2 * Pairs - counter.Peek();
        if (lost > 0) trial.Show(LostUpdate, $"{lost} of {2 * Pairs} increments are lost");
        ObserveChance(trial);
    }

    private static async Task PairsAsync(Trial trial, ICounter counter)
    {
        using (trial.Measure())
            await trial.OnTasks(2, async _ =>
            {
                for (var i = 0; i < Pairs; i++) await counter.IncrementAsync(1, trial.Cancellation);
            });

        Check(trial, 2 * Pairs, await counter.ValueAsync(trial.Cancellation));
    }

    private static void StrangerAtLocked(Trial trial)
    {
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var slow = true;
        var counter = new LockedCounter(betweenReadAndWrite: () =>
        {
            if (!slow) return;
            slow = false;
            inside.Set();
            goOn.Wait();
        });

        void First()
        {
            // It ends with a complaint: the lock that it releases has been released by the stranger and the second participant.
            try { counter.Increment(); }
            catch (InvalidOperationException complaint) { trial.Observe("the first then fails with", complaint.Message); }
        }

        void Second()
        {
            inside.Wait();
            counter.ValueLock.Release();
            counter.Increment();
            goOn.Set();
        }

        trial.OnThreads(2, n => { if (n == 0) First(); else Second(); });

        if (counter.Peek() < 2) trial.Show(StrangerUnlocks, "two were inside at once and one change is lost");
        Check(trial, 2, counter.Peek());
    }

    private static async Task StrangerAsync(Trial trial, ICounter counter)
    {
        using (trial.Measure())
            await trial.OnTasks(2, async _ => await counter.IncrementAsync(1, trial.Cancellation));

        trial.Observe("", "there is no lock to release");
        Check(trial, 2, await counter.ValueAsync(trial.Cancellation));
    }

    private static void TwoAsOneOfLocked(Trial trial)
    {
        var counter = new LockedCounter();

        trial.MustEndWithin(Stuck, "the thread waits for the lock that it holds itself", SelfDeadlock);
        trial.OnThreads(1, _ =>
        {
            counter.ValueLock.Acquire();
            counter.Increment(1);
            counter.Increment(2);
            counter.ValueLock.Release();
        });

        Check(trial, 3, counter.Peek());
    }

    private static async Task TwoAsOneAsync(Trial trial, ICounter counter)
    {
        var after = 0L;
        using (trial.Measure())
            await trial.OnTasks(1, async _ => after = await counter.AddAndGetAsync(1 + 2, trial.Cancellation));

        Check(trial, 3, after);
    }

    private static (int[][] Changes, int Sum) DrawChanges(Trial trial)
    {
        int Draw() => trial.Random.Next(1, 10) * (trial.Random.Next(2) == 0 ? 1 : -1);

        var changes = Enumerable.Range(0, Adders).Select(_ => Enumerable.Range(0, ChangesEach).Select(_ => Draw()).ToArray()).ToArray();
        return (changes, changes.Sum(mine => mine.Sum()));
    }

    // How often the fault shows without a gate: the pauses come from the seed, the scheduler does the rest.
    private static void ObserveChance(Trial trial)
    {
        var unlucky = 0;
        for (var round = 0; round < ChanceRounds; round++)
        {
            var pauses = Enumerable.Range(0, 2 * ChanceChanges).Select(_ => trial.Random.Next(20)).ToArray();
            var next = -1;
            var counter = new UnlockedCounter(betweenReadAndWrite: () => Thread.SpinWait(pauses[Interlocked.Increment(ref next)]));
            trial.OnThreads(2, _ => Times(ChanceChanges, counter.Increment));
            if (counter.Peek() < 2 * ChanceChanges) unlucky++;
        }

        trial.ObserveChance(LostUpdate, unlucky, $"updates lost in {unlucky} of {ChanceRounds} rounds");
    }

    private static void Times(int times, Action action)
    {
        for (var i = 0; i < times; i++) action();
    }

    private static void Check(Trial trial, BigInteger expected, BigInteger value)
    {
        trial.Print($"Value {value}");
        trial.Observe("value", value);
        trial.Require(EveryChange, value == expected, $"the value is {value}, not {expected}");
    }
}
