using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <content>The programs with <c>lock</c>.</content>
internal sealed partial class TickerScenario
{
    private static void KeepInStepWithLock(Trial trial)
    {
        var steps = new Steps(trial);
        var ticker = new LockTicker(trial.Time.Of(5));

        void Step(int times, Func<int, string> line)
        {
            // By number: whoever is late has the tick nevertheless.
            for (var n = 0; n < times; n++)
            {
                ticker.WaitAfter(n);
                steps.Step(line(n), n + 1);
            }
        }

        ticker.Start();
        trial.OnThreads(2, n =>
        {
            if (n == 0) Step(Down, step => $"T-minus {Down - step}");
            else Step(Up, step => $"Counting {step}");
        });
        ticker.Stop();

        steps.Check();
        var stopped = ticker.Ticks;
        Thread.Sleep(trial.Time.Of(5) * 2);
        if (ticker.Ticks > stopped) trial.Show(NoStop, "it ticks on");
        trial.Observe("stop", "at once");
    }

    // The ticks have numbers: whoever comes late sees by them how many it has missed.
    private static void BeSlowWithLock(Trial trial)
    {
        var ticker = new LockTicker(trial.Time.Of(ShortPeriod));
        var (seen, missed, last) = (0, 0L, 0L);

        void Wait()
        {
            var tick = ticker.WaitAfter(last);
            missed += tick - last - 1;
            (seen, last) = (seen + 1, tick);
            trial.Say($"Tick {seen}");
        }

        void WorkFor(int ticks)
        {
            for (var tick = 0; tick < ticks; tick++) ticker.WaitAfter(last + tick);
        }

        trial.OnThreads(1, _ =>
        {
            ticker.Start();
            Wait();
            WorkFor(3);
            Wait();
            WorkFor(2);
            Wait();
            ticker.Stop();
        });

        trial.Observe("seen", $"{seen} of {last} ticks, {missed} known to be missed");
        if (seen + missed != last) trial.Show(MissedTick, $"{last - seen - missed} ticks are missing unseen");
        trial.Require(Every, missed >= 3, $"it knows of {missed} missed ticks only");
    }

    private static void StartTwiceWithLock(Trial trial)
    {
        var period = trial.Time.Of(ShortPeriod);
        var ticker = new LockTicker(period);
        var since = Stopwatch.GetTimestamp();
        var startedFirst = ticker.Start();
        var startedAgain = ticker.Start();
        ticker.WaitAfter(Rounds - 1);
        var ticks = ticker.Ticks;
        var periods = Stopwatch.GetElapsedTime(since) / period;
        ticker.Stop();

        trial.Visit();
        var rate = FormattableString.Invariant($"{ticks} ticks in {periods:F1} periods");
        trial.Observe("", rate);
        trial.Require(OncePerPeriod, startedFirst && !startedAgain, "the second start is not known to be one");
        trial.Require(OncePerPeriod, ticks <= periods + 1, rate);
        if (ticks > periods + 1) trial.Show(DoubleRate, rate);
    }

    private static void DriftWithLock(Trial trial)
    {
        var period = trial.Time.Of(ShortPeriod);
        var drifts = new TimeSpan[2];
        trial.OnThreads(2, n =>
        {
            var ticker = new LockTicker(period, beforeTick: () => { if (n == 1) Thread.Sleep(HeldUp); });
            var since = Stopwatch.GetTimestamp();
            ticker.Start();
            ticker.WaitAfter(Drifting - 1);
            drifts[n] = Late(Stopwatch.GetElapsedTime(since) - Drifting * period);
            ticker.Stop();
        });
        Judge(trial, drifts[0], drifts[1]);
    }

    private static TimeSpan Late(TimeSpan behind) => behind > TimeSpan.Zero ? behind : TimeSpan.Zero;
}
