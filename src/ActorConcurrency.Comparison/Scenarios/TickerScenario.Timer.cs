using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <content>The programs with <see cref="PeriodicTimer"/>, whose ticks have no numbers: of several that come meanwhile one is left.</content>
internal sealed partial class TickerScenario
{
    private static async Task BeSlowWithTimerAsync(Trial trial)
    {
        var period = trial.Time.Of(ShortPeriod);
        using var timer = new PeriodicTimer(period);
        var since = Stopwatch.GetTimestamp();
        var seen = 0;
        foreach (var work in (int[])[3, 2, 0])
        {
            await timer.WaitForNextTickAsync(trial.Cancellation);
            trial.Say($"Tick {++seen}");
            if (work > 0) await Task.Delay(work * period + period / 2, trial.Cancellation);
        }

        // The timer does not tell; the clock does.
        var ticks = (int)(Stopwatch.GetElapsedTime(since) / period);
        trial.Observe("seen", $"{seen} of at least {ticks} ticks");
        if (ticks > seen) trial.Show(MissedTick, $"{ticks - seen} ticks came while it was at work; it does not know");
    }

    private static async Task DriftOfTimerAsync(Trial trial)
    {
        var drifts = new TimeSpan[2];
        await trial.OnTasks(2, async n => drifts[n] = await DriftOfTimerAsync(trial, n == 0 ? TimeSpan.Zero : HeldUp));
        Judge(trial, drifts[0], drifts[1]);
    }

    // A machine that stalls makes it leave periods out, which it does not tell: a gap of more than one and a half is counted as so many.
    private static async Task<TimeSpan> DriftOfTimerAsync(Trial trial, TimeSpan heldUp)
    {
        var period = trial.Time.Of(ShortPeriod);
        using var timer = new PeriodicTimer(period);
        var (since, before, skipped) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0);
        for (var tick = 0; tick < Drifting; tick++)
        {
            await timer.WaitForNextTickAsync(trial.Cancellation);
            var now = Stopwatch.GetElapsedTime(since);
            skipped += Math.Max(0, (int)Math.Round((now - before) / period) - 1);
            before = now;
            if (heldUp > TimeSpan.Zero) Thread.Sleep(heldUp);
        }

        return Late(before - (Drifting + skipped) * period);
    }
}
