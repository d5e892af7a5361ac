namespace ActorConcurrency.Comparison;

/// <content>The programs with <c>lock</c>, and with <see cref="Interlocked"/>.</content>
internal sealed partial class CounterScenario
{
    private static async Task SumWithLockAsync(Trial trial)
    {
        var (changes, sum) = DrawChanges(trial);
        var counter = new LockCounter();

        await trial.MeasureOnTasks(Adders, n =>
        {
            foreach (var change in changes[n]) counter.Add(change);
        });

        Check(trial, sum, counter.Value);
    }

    private static async Task SumInterlockedAsync(Trial trial)
    {
        var (changes, sum) = DrawChanges(trial);
        var value = 0L;

        await trial.MeasureOnTasks(Adders, n =>
        {
            foreach (var change in changes[n]) Interlocked.Add(ref value, change);
        });

        Check(trial, sum, Interlocked.Read(ref value));
    }

    private static async Task PairsWithLockAsync(Trial trial)
    {
        var counter = new LockCounter();
        await trial.MeasureOnTasks(2, _ => Times(Pairs, () => counter.Add(1)));
        Check(trial, 2 * Pairs, counter.Value);
    }

    private static async Task PairsInterlockedAsync(Trial trial)
    {
        var value = 0L;
        await trial.MeasureOnTasks(2, _ => Times(Pairs, () => Interlocked.Increment(ref value)));
        Check(trial, 2 * Pairs, Interlocked.Read(ref value));
    }

    // The stranger tries, while the first is inside its change.
    private static void StrangerAtLock(Trial trial)
    {
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var counter = new LockCounter();

        trial.MeasureOnThreads(2, n =>
        {
            if (n == 1)
            {
                inside.Wait();
                BreakIn(trial, counter);
                goOn.Set();
                counter.Add(1);
                return;
            }

            counter.Add(1, meanwhile: () =>
            {
                inside.Set();
                goOn.Wait();
            });
        });

        Check(trial, 2, counter.Value);
    }

    private static void BreakIn(Trial trial, LockCounter counter)
    {
        try
        {
            counter.Gate.Exit();
            trial.Show(StrangerUnlocks, "a stranger has released the lock");
        }
        catch (SynchronizationLockException refusal)
        {
            trial.Observe("the stranger is refused", refusal.GetType().Name);
        }
    }

    private static async Task StrangerInterlockedAsync(Trial trial)
    {
        var value = 0L;
        await trial.MeasureOnTasks(2, _ => Interlocked.Increment(ref value));
        trial.Observe("", "there is no lock to release");
        Check(trial, 2, Interlocked.Read(ref value));
    }

    // C#'s lock is reentrant: whoever has it may take it again.
    private static async Task TwoAsOneWithLockAsync(Trial trial)
    {
        var counter = new LockCounter();
        await trial.MeasureOnTasks(1, _ =>
        {
            lock (counter.Gate)
            {
                counter.Add(1);
                counter.Add(2);
            }
        });
        Check(trial, 3, counter.Value);
    }

    private static async Task TwoAsOneInterlockedAsync(Trial trial)
    {
        var (value, after) = (0L, 0L);
        await trial.MeasureOnTasks(1, _ => after = Interlocked.Add(ref value, 1 + 2));
        Check(trial, 3, after);
    }
}
