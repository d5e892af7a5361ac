namespace ActorConcurrency.Comparison;

/// <content>The programs: that of the sides that block, and the one that the others share.</content>
internal sealed partial class ConditionScenario
{
    // Whoever gives up looks at its own flag first: it cannot know that it was notified for something.
    private static void GiveUp(Trial trial, StockGuard guard)
    {
        var (givesUp, taken) = (false, 0);
        var first = Take("first", () => givesUp);
        guard.Settles(() => guard.Waiting == 1);
        var second = Take("second", () => false);
        guard.Settles(() => guard.Waiting == 2);

        guard.Locked(() =>
        {
            givesUp = true;
            guard.Stock++;
            guard.Notify();
        });
        first.Done.Wait(trial.Cancellation);
        guard.Locked(() =>
        {
            trial.Observe("left", guard.Stock);
            trial.Observe("waiting beside it", guard.Waiting);
            if (guard.Stock > 0 && guard.Waiting > 0) trial.Show(LostNotification, $"{guard.Waiting} waits beside {guard.Stock} thing to take");
            guard.NotifyAll();
        });
        second.Done.Wait(trial.Cancellation);

        BlockingCall Take(string who, Func<bool> hasGivenUp) => BlockingCall.Start(who, () => guard.Locked(() =>
        {
            while (guard.Stock == 0 && !hasGivenUp()) guard.Wait();
            if (hasGivenUp()) return;
            guard.Stock--;
            trial.Say($"{who} takes {++taken}");
        }));
    }

    private static async Task GiveUpAsync(Trial trial, ICondition<int> stock)
    {
        await using var ending = stock;
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var first = stock.WaitAsync(left => left > 0, left => left - 1, givingUp.Token).AsTask();
        var second = stock.WaitAsync(left => left > 0, left => left - 1, trial.Cancellation).AsTask();
        await WaitersAsync(trial, stock, 2);

        trial.MustEndWithin(Stuck, "the second sleeps beside what there is to take", LostNotification);
        await Task.WhenAll(Task.Run(givingUp.Cancel), stock.UpdateAsync(left => left + 1, trial.Cancellation).AsTask());
        if (await HoldingFailures.IsGrantedAsync(first))
        {
            trial.Say("first takes 1");
            await stock.UpdateAsync(left => left + 1, trial.Cancellation);
        }

        await second;
        trial.Say("second takes 1");
        var after = await stock.SnapshotAsync(trial.Cancellation);
        trial.Require(NobodySleeps, after.State == 0 && after.Waiters.IsEmpty, $"{after.State} left, {after.Waiters.Length} waiting");
    }

    // The one who puts holds the lock meanwhile: whoever came before the woken one could do the same.
    private static void WakeLate(Trial trial, StockGuard guard)
    {
        var least = 0;
        var taker = BlockingCall.Start("taker", () => guard.Locked(() =>
        {
            if (guard.LooksAgain)
                while (guard.Stock == 0) guard.Wait();
            else if (guard.Stock == 0) guard.Wait();
            least = --guard.Stock;
            trial.Say($"taken; left: {least}");
        }));
        guard.Settles(() => guard.Waiting == 1);

        guard.Locked(() =>
        {
            guard.Stock++;
            guard.Notify();
            guard.Stock--;
        });
        guard.Settles(() => guard.Wakings == 1 && (guard.Waiting == 1 || guard.Stock < 0));
        guard.Locked(() =>
        {
            guard.Stock++;
            guard.Notify();
        });
        taker.Done.Wait(trial.Cancellation);
        if (least < 0) trial.Show(StolenWakeUp, $"it has taken one of none: {least} left");
    }

    private static async Task WakeLateAsync(Trial trial, ICondition<int> stock)
    {
        await using var ending = stock;
        var taking = stock.WaitAsync(left => left > 0, left => left - 1, trial.Cancellation).AsTask();
        await WaitersAsync(trial, stock, 1);

        // Here “put and taken again” is one step or two: in the second case it is the waiter's before anybody comes.
        await stock.UpdateAsync(left => left + 1 - 1, trial.Cancellation);
        trial.Require(NeverBelow, !taking.IsCompleted, "it has taken one of none");
        await stock.UpdateAsync(left => left + 1, trial.Cancellation);
        var stolen = await stock.TryWaitAsync(left => left > 0, left => left - 1, TimeSpan.Zero, trial.Cancellation);
        trial.Require(NeverBelow, stolen is null, "a newcomer has taken what was the waiter's");
        trial.Say($"taken; left: {await taking}");
        trial.Require(NeverBelow, await taking >= 0, $"it has taken one of none: {await taking} left");
    }

    private static void Forget(Trial trial, StockGuard guard)
    {
        var waiter = BlockingCall.Start("waiter", () => guard.Locked(() =>
        {
            while (guard.Stock == 0) guard.Wait();
        }));
        guard.Settles(() => guard.Waiting == 1);

        var isTold = false;
        try { guard.Notify(); }
        catch (Exception refusal) when (refusal is InvalidOperationException or SynchronizationLockException)
        {
            isTold = true;
            trial.Observe("who notifies is told", refusal.GetType().Name);
        }

        trial.Require(Heard, isTold, "the notification is accepted without the lock");
        guard.Locked(() =>
        {
            guard.Stock++;
            guard.Notify();
        });
        waiter.Done.Wait(trial.Cancellation);
    }

    private static async Task ForgetAsync(Trial trial, ICondition<int> stock)
    {
        await using var ending = stock;
        var waiting = stock.WaitAsync(left => left > 0, trial.Cancellation).AsTask();
        await WaitersAsync(trial, stock, 1);

        trial.MustEndWithin(Stuck, "the waiter does not hear of the change");
        await stock.UpdateAsync(left => left + 1, trial.Cancellation);
        await waiting;
        trial.Observe("the waiter", "hears of the change; there is no lock to forget");
    }

    private static void Fail(Trial trial, StockGuard guard)
    {
        var waiters = Enumerable.Range(0, 3).Select(n => BlockingCall.Start($"waiter {n}", () => guard.Locked(() =>
        {
            while (!Predicate(n, guard.Stock)) guard.Wait();
            trial.Say($"waiter {n} goes on");
        }))).ToArray();
        guard.Settles(() => guard.Waiting == waiters.Length);

        guard.Locked(() =>
        {
            guard.Stock++;
            guard.NotifyAll();
        });
        CheckFailed(trial, [.. waiters.Select(waiter => waiter.Done)]);
    }

    private static async Task FailAsync(Trial trial, ICondition<int> stock)
    {
        await using var ending = stock;
        var waiters = Enumerable.Range(0, 3).Select(async n =>
        {
            await stock.WaitAsync(left => Predicate(n, left), trial.Cancellation);
            trial.Say($"waiter {n} goes on");
        }).ToArray();
        await WaitersAsync(trial, stock, waiters.Length);

        trial.Require(Alone, await stock.UpdateAsync(left => left + 1, trial.Cancellation) == 1, "the state is not as it was made");
        await Task.WhenAll(waiters).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        CheckFailed(trial, waiters);
    }

    private static bool Predicate(int waiter, int stock) => stock > 0 && (waiter == 1 ? throw new PredicateFailedException() : true);

    private static void CheckFailed(Trial trial, Task[] waiters)
    {
        var failed = 0;
        foreach (var waiter in waiters)
        {
            try { waiter.Wait(trial.Cancellation); }
            catch (AggregateException failure) when (failure.InnerException is PredicateFailedException) { failed++; }
        }

        trial.Observe("failed", $"{failed} of {waiters.Length}");
        trial.Require(Alone, failed == 1 && waiters[1].IsFaulted, $"{failed} of {waiters.Length} have failed");
    }

    private static void Stampede(Trial trial, StockGuard guard)
    {
        var (taken, vain) = (0, 0);
        var waiters = Enumerable.Range(0, Crowd).Select(n => BlockingCall.Start($"waiter {n}", () => guard.Locked(() =>
        {
            while (guard.Stock == 0)
            {
                guard.Wait();
                if (guard.Stock == 0) vain++;
            }

            guard.Stock--;
            taken++;
        }))).ToArray();
        guard.Settles(() => guard.Waiting == Crowd);

        var wakings = 0;
        for (var put = 1; put <= Crowd; put++)
        {
            wakings += Crowd + 1 - put;
            guard.Locked(() =>
            {
                guard.Stock++;
                guard.NotifyAll();
            });
            guard.Settles(() => taken == put && guard.Wakings == wakings && guard.Waiting == Crowd - put);
        }

        foreach (var waiter in waiters) waiter.Done.Wait(trial.Cancellation);
        trial.Observe("woken in vain", $"{vain} times, for {Crowd} things");
        if (vain > 0) trial.Show(Herd, $"threads are woken {vain} times in vain, for {Crowd} things");
    }

    private static async Task StampedeAsync(Trial trial, ICondition<int> stock)
    {
        await using var ending = stock;
        var taken = 0;
        var waiters = Enumerable.Range(0, Crowd).Select(async _ =>
        {
            await stock.WaitAsync(left => left > 0, left => left - 1, trial.Cancellation);
            Interlocked.Increment(ref taken);
        }).ToArray();
        await WaitersAsync(trial, stock, Crowd);

        for (var put = 0; put < Crowd; put++) await stock.UpdateAsync(left => left + 1, trial.Cancellation);
        await Task.WhenAll(waiters);
        var after = await stock.SnapshotAsync(trial.Cancellation);
        trial.Observe("woken in vain", $"0 times, for {Crowd} things; predicates were looked at {after.Looks} times");
        trial.Require(NotInVain, taken == Crowd && after.State == 0, $"{taken} have taken one of {Crowd}, {after.State} left");
    }

    private static async Task WaitersAsync(Trial trial, ICondition<int> stock, int count)
    {
        while ((await stock.SnapshotAsync(trial.Cancellation)).Waiters.Length < count) await Task.Yield();
    }

    private sealed class PredicateFailedException() : Exception("the predicate fails");
}
