using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs around <c>acquire</c>: the original's, and the one that its successors share.</content>
internal sealed partial class LockSetScenario
{
    private static void Ordered(Trial trial)
    {
        RankedLock x = new(X), y = new(Y);
        var inside = new Inside(trial);

        trial.MeasureOnThreads(2, n =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                using var held = n == 0 ? OrderedAcquisition.Acquire(x, y) : OrderedAcquisition.Acquire(y, x);
                inside.Turn(n);
            }
        });

        inside.Check(2 * Turns);
    }

    private static async Task OrderedAsync(Trial trial, ILockSet locks)
    {
        var inside = new Inside(trial);

        using (trial.Measure())
            await trial.OnTasks(2, async n =>
            {
                for (var turn = 0; turn < Turns; turn++)
                {
                    await using var lease = await locks.AcquireAsync([Wishes(n).First, Wishes(n).Second], trial.Cancellation);
                    inside.Turn(n);
                }
            });

        inside.Check(2 * Turns);
    }

    private static void Nested(Trial trial)
    {
        RankedLock x = new(X), y = new(Y);
        using var outer = OrderedAcquisition.Acquire(y);
        Expect<InvalidOperationException>(trial, OrderRefused, () => OrderedAcquisition.Acquire(x).Dispose());
        trial.Require(OrderRefused, !x.Lock.Locked, "x was taken");
        try
        {
            OrderedAcquisition.Acquire().Dispose();
        }
        catch (IndexOutOfRangeException failure)
        {
            trial.Show(EmptyFails, failure.Message);
        }
    }

    private static async Task NestedAsync(Trial trial, ILockSet locks)
    {
        await using var outer = await locks.AcquireAsync([Y], trial.Cancellation);
        try
        {
            await using var inner = await locks.AcquireAsync([X], trial.Cancellation);
            trial.Require(OrderRefused, false, "x was granted to somebody who holds y");
        }
        catch (LockOrderException violation)
        {
            trial.Observe("refused", violation.Message);
        }

        await using var none = await locks.AcquireAsync([], trial.Cancellation);
        await using var free = await locks.TryAcquireAsync([X], TimeSpan.Zero, trial.Cancellation);
        trial.Require(OrderRefused, free is not null, "x was taken");
    }

    private static void Expect<TException>(Trial trial, Clause clause, Action action) where TException : Exception
    {
        try
        {
            action();
            trial.Require(clause, false, "it was granted");
        }
        catch (TException failure)
        {
            trial.Observe("refused", failure.Message);
        }
    }

    /// <summary>Where those are who hold both locks: knows whether they are alone.</summary>
    private sealed class Inside(Trial trial)
    {
        private int _inside;
        private int _turns;
        private int _crowd;

        // As on the page: whoever has both says so.
        public void Turn(int n)
        {
            if (Interlocked.Increment(ref _inside) > 1) Interlocked.Increment(ref _crowd);
            trial.Say(Name(n));
            _turns++;
            Interlocked.Decrement(ref _inside);
        }

        public void Check(int turns)
        {
            trial.Observe("turns", _turns);
            trial.Require(Alone, _crowd == 0, $"{_crowd} times somebody was not alone inside");
            trial.Require(EveryTurn, _turns == turns, $"{_turns} of {turns} turns were taken");
        }
    }
}
