using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>How often the fault happens by chance.</content>
internal sealed partial class CountdownScenario
{
    // Without a gate: the pause between the signal and the first line is as long as the printing of a line may take, or none.
    private static void ObserveChance(Trial trial)
    {
        var random = new Random(trial.Settings.Seed);
        var tooEarly = 0;
        for (var launch = 0; launch < ChanceLaunches; launch++)
        {
            var pause = random.Next(20_000);
            var (lines, runningAt, startingAt) = (0, 0, 0);

            void Print(string line)
            {
                var place = Interlocked.Increment(ref lines);
                if (line == "Countdown is running") runningAt = place;
                else if (line == "Countdown starting") startingAt = place;
            }

            new StatusCountdown(Print, sleep: _ => { }, betweenSignalAndFirstLine: () => Thread.SpinWait(pause)).Launch(1).Join();
            if (runningAt < startingAt) tooEarly++;
        }

        trial.ObserveChance(TooEarly, tooEarly, $"of {ChanceLaunches} launches, {tooEarly} said to run before they started");
    }
}
