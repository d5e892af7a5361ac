using System.Collections.Concurrent;
using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs: the original's, and the one that its successors share.</content>
internal sealed partial class TickerScenario
{
    private static void KeepInStep(Trial trial)
    {
        var (ticks, taken) = (0L, 0L);
        var steps = new Steps(trial);
        ConditionTicker ticker = null!;
        ticker = new ConditionTicker(TimeSpan.FromSeconds(5), pause =>
        {
            Thread.Sleep(trial.Time.Of(pause.TotalSeconds));
            AwaitAll(trial, ticker, ticks, () => Interlocked.Read(ref taken));
            Interlocked.Increment(ref ticks);
        });
        var thread = ticker.Start();

        var program = TickerThreads.Launch(
            ticker,
            line =>
            {
                steps.Step(line, Interlocked.Read(ref ticks));
                Interlocked.Increment(ref taken);
            },
            Down, Up);
        foreach (var participant in program.Threads) participant.Join();

        steps.Check();
        trial.Observe("stop", "none: its thread ticks on");
        if (thread.IsAlive) trial.Show(NoStop, "its process had to end with it");
    }

    // In the page's five seconds everybody is back in time. In the short period of a run, the machine's other work must not make somebody late.
    private static void AwaitAll(Trial trial, ConditionTicker ticker, long ticks, Func<long> taken)
    {
        var steps = Math.Min(ticks, Down) + Math.Min(ticks, Up);
        var waiting = (ticks < Down ? 1 : 0) + (ticks < Up ? 1 : 0);
        while ((taken() < steps || ticker.Waiting < waiting) && !trial.Cancellation.IsCancellationRequested) Thread.Sleep(1);
    }

    private static async Task KeepInStepAsync(Trial trial, Starter start)
    {
        await using var ticker = start(trial.Time.Of(5));
        var steps = new Steps(trial);
        await using var countdown = await ticker.SubscribeAsync(label: "countdown", cancellationToken: trial.Cancellation);
        await using var countup = await ticker.SubscribeAsync(label: "countup", cancellationToken: trial.Cancellation);

        async Task StepAsync(ITickSubscription subscription, int times, Func<int, string> line)
        {
            var n = 0;
            await foreach (var tick in subscription.TicksAsync(trial.Cancellation))
            {
                steps.Step(line(n++), tick.Number);
                if (n == times) return;
            }
        }

        await ticker.StartAsync(trial.Cancellation);
        await trial.OnTasks(2, n => n == 0
            ? StepAsync(countdown, Down, step => $"T-minus {Down - step}")
            : StepAsync(countup, Up, step => $"Counting {step}"));
        await ticker.StopAsync(trial.Cancellation);

        steps.Check();
        var after = await ticker.SnapshotAsync(trial.Cancellation);
        if (after.Running) trial.Show(NoStop, "it ticks on");
        trial.Observe("stop", "at once");
    }

    private static void BeSlow(Trial trial)
    {
        using var back = new ManualResetEventSlim();
        using var first = new ManualResetEventSlim();
        var (ticks, seen, wokenAt, missed, slept) = (0, 0, 0, 0, 0);
        var ticker = new ConditionTicker(TimeSpan.FromSeconds(5));

        void Tick()
        {
            ticks++;
            ticker.Tick();
        }

        void Wait()
        {
            var began = Volatile.Read(ref ticks);
            missed += began - wokenAt;
            ticker.WaitForTick();
            wokenAt = Volatile.Read(ref ticks);
            slept += wokenAt - began - 1;
            trial.Say($"Tick {++seen}");
        }

        var subscriber = PythonThread.Create(() =>
        {
            Wait();
            first.Set();
            back.Wait();
            Wait();
        }, "slow subscriber");
        subscriber.Start();
        AwaitWaiting(ticker);

        Tick();
        first.Wait();
        for (var tick = 0; tick < 3; tick++) Tick();
        back.Set();
        AwaitWaiting(ticker);

        // The gate: the subscriber is woken by the first of two ticks and gets the lock after the second.
        using (ticker.Hold())
        {
            Tick();
            Tick();
        }

        Tick();
        subscriber.Join();

        trial.Observe("seen", $"{seen} of {ticks} ticks");
        trial.Require(Every, seen == ticks, $"it saw {seen} of {ticks} ticks and takes them for all");
        trial.Observe("missed at work", missed);
        trial.Observe("cancelled out", slept);
        if (missed > 0) trial.Show(MissedTick, $"{missed} ticks came while it was at work; it does not know");
        if (slept > 0) trial.Show(CancelledOut, $"{slept} ticks came before it had woken; it slept on");
        ObserveChance(trial);
    }

    private static async Task BeSlowAsync(Trial trial, Starter start)
    {
        await using var ticker = start(trial.Time.Of(ShortPeriod));
        SlowSubscriber[] policies = [SlowSubscriber.EveryTick, SlowSubscriber.LatestOnly, SlowSubscriber.Bounded(2)];
        string[] names = ["every tick", "latest only", "at most 2"];
        var subscriptions = new List<ITickSubscription>();
        foreach (var policy in policies) subscriptions.Add(await ticker.SubscribeAsync(policy, names[subscriptions.Count], trial.Cancellation));
        await ticker.StartAsync(trial.Cancellation);

        var (seen, last) = (new int[policies.Length], new long[policies.Length]);
        await trial.OnTasks(policies.Length, async n =>
        {
            await foreach (var tick in subscriptions[n].TicksAsync(trial.Cancellation))
            {
                trial.Visit();
                trial.Require(Every, tick.Number == last[n] + 1 || policies[n] != SlowSubscriber.EveryTick, $"{names[n]}: {tick.Number} follows {last[n]}");
                (seen[n], last[n]) = (seen[n] + 1, tick.Number);

                // At work for three ticks, and then again for two.
                if (seen[n] == 1) await ticker.WaitForTickAfterAsync(last[n] + 2, trial.Cancellation);
                else if (seen[n] == 2) await ticker.WaitForTickAfterAsync(last[n] + 1, trial.Cancellation);
                if (last[n] >= 7) break;
            }
        });

        // The reader counts what it saw, the ticker what it dropped and what still waits: together they must be all the ticks there were.
        await ticker.StopAsync(trial.Cancellation);
        var after = await ticker.SnapshotAsync(trial.Cancellation);
        for (var n = 0; n < policies.Length; n++)
        {
            var books = after.Subscribers.Single(subscriber => subscriber.Label == names[n]);
            var known = subscriptions[n].Dropped;
            var unseen = after.Ticks - seen[n] - books.Dropped - books.Backlog;
            trial.Observe(names[n], $"{seen[n]} of {last[n]} seen, {known} known to be dropped");
            if (unseen != 0) trial.Show(MissedTick, $"{names[n]}: {unseen} ticks are missing unseen");
            trial.Require(Every, unseen == 0, $"{names[n]}: {seen[n]} seen, {books.Dropped} dropped and {books.Backlog} waiting of {after.Ticks}");
            trial.Require(Every, known <= books.Dropped, $"{names[n]}: the reader knows of {known} dropped, the ticker of {books.Dropped}");
        }
    }

    private static void StartTwice(Trial trial)
    {
        using var done = new ManualResetEventSlim();
        var perThread = new ConcurrentDictionary<Thread, int>();
        var ticker = new ConditionTicker(TimeSpan.FromSeconds(ShortPeriod), pause =>
        {
            Thread.Sleep(trial.Time.Of(pause.TotalSeconds));
            trial.Visit();

            if (perThread.AddOrUpdate(Thread.CurrentThread, 1, (_, ticks) => ticks + 1) < Rounds) return;
            done.Set();

            // Nothing else would end it before its process does.
            Thread.Sleep(Timeout.Infinite);
        });

        ticker.Start();
        ticker.Start();
        done.Wait();

        var ticks = perThread.Values.Sum();
        trial.Observe("", $"{ticks} ticks in {Rounds} periods");
        trial.Require(OncePerPeriod, ticks <= Rounds + 1, $"{ticks} ticks in {Rounds} periods");
        if (perThread.Count > 1) trial.Show(DoubleRate, $"{perThread.Count} threads tick: {ticks} ticks in {Rounds} periods");
    }

    private static async Task StartTwiceAsync(Trial trial, Starter start)
    {
        var period = trial.Time.Of(ShortPeriod);
        await using var ticker = start(period);
        var since = Stopwatch.GetTimestamp();
        var startedFirst = await ticker.StartAsync(trial.Cancellation);
        var startedAgain = await ticker.StartAsync(trial.Cancellation);

        await ticker.WaitForTickAfterAsync(Rounds - 1, trial.Cancellation);
        var ticks = (await ticker.SnapshotAsync(trial.Cancellation)).Ticks;
        var periods = Stopwatch.GetElapsedTime(since) / period;

        trial.Visit();
        var rate = FormattableString.Invariant($"{ticks} ticks in {periods:F1} periods");
        trial.Observe("", rate);
        trial.Require(OncePerPeriod, startedFirst && !startedAgain, "the second start is not known to be one");
        trial.Require(OncePerPeriod, ticks <= periods + 1, rate);
        if (ticks > periods + 1) trial.Show(DoubleRate, rate);
    }

    // Nothing announces that a thread waits for the condition.
    private static void AwaitWaiting(ConditionTicker ticker)
    {
        while (ticker.Waiting == 0) Thread.Yield();
    }
}
