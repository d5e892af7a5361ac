using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>A loop whose body fails once.</content>
internal sealed partial class CountdownScenario
{
    private const int FailingFrom = 5;
    private const int FailsAt = 3;

    private static readonly Clause EveryNumber = new("every number", $"every number from {FailingFrom} to 1 is handled, in order");

    private static readonly Fault EndsUnheard = new("ends unheard",
        "An exception in the loop's body ends the loop, and nobody hears of it before he waits for its end.")
    {
        Breaks = EveryNumber.Name,
        Remedy = new("“try … catch” around the body, and a rule for what comes next", "to be written into each loop; the count, the number of tries and the report of a failure are then one's own"),
    };

    private static Experiment FailingTick => new()
    {
        Name = "failing-tick",
        Title = "what if the work of one number fails?",
        Kind = ExperimentKind.Deciding,
        Participants = 1,
        Operations = $"from {FailingFrom}, a number every 0.25 s; the work of {FailsAt} fails the first time. The actor tries a number again one period later, up to 3 times",
        Invariant = EveryNumber,
        Faults = [EndsUnheard],
        FailsOnPurpose = true,
        Seconds = 1.5,
        Contenders =
        [
            Contender.Original<CountdownTask>(FailInThread),
            Contender.DotNet<PeriodicTimer>(FailInLoopAsync).Showing(EndsUnheard),
            .. Contender.ActorBothWays<ActorCountdown>(FailInActorAsync),
        ],
        Absences =
        [
            new(Side.Lock, "a loop on a thread ends as the original does, and an exception that nobody catches ends the process."),
        ],
    };

    private static TimeSpan FailingPeriod(Trial trial) => trial.Time.Of(0.25);

    private static void FailInThread(Trial trial)
    {
        var work = new FailingWork(trial);
        new CountdownTask(line => work.Do(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)), _ => Thread.Sleep(FailingPeriod(trial))).Start(FailingFrom).Join();
        work.Check();
    }

    private static async Task FailInLoopAsync(Trial trial)
    {
        var work = new FailingWork(trial);
        using var timer = new PeriodicTimer(FailingPeriod(trial));

        async Task CountAsync()
        {
            for (var n = FailingFrom; n > 0; n--)
            {
                work.Do(n);
                await timer.WaitForNextTickAsync(trial.Cancellation);
            }
        }

        try { await CountAsync(); }
        catch (WorkFailedException) { }
        work.Check();
    }

    private static async Task FailInActorAsync(Trial trial)
    {
        var work = new FailingWork(trial);
        var settings = new CountdownSettings { From = FailingFrom, Period = FailingPeriod(trial), MaxRestarts = 3, GateFirst = trial.GateFirst };
        await using var countdown = ActorCountdown.Start(trial.Actors, settings, work.Do);
        var outcome = await countdown.Completion.WaitAsync(trial.Cancellation);
        trial.Require(EveryNumber, outcome is CountdownOutcome.Finished, $"it ends as {outcome}");
        work.Check();
    }

    /// <summary>Work on each number, of which one fails at its first try.</summary>
    private sealed class FailingWork(Trial trial)
    {
        private readonly List<int> _done = [];
        private bool _failed;

        public void Do(int number)
        {
            if (number == FailsAt && !_failed)
            {
                _failed = true;
                trial.Say($"{number} fails");
                throw new WorkFailedException();
            }

            trial.Say($"{number}");
            _done.Add(number);
        }

        public void Check()
        {
            trial.Observe("handled", string.Join(", ", _done));
            if (_done.Count < FailingFrom) trial.Show(EndsUnheard, $"after the failure it handles no number: {_done.Count} of {FailingFrom}");
            trial.Require(EveryNumber, _done.SequenceEqual(Enumerable.Range(1, FailingFrom).Reverse()), $"handled were {string.Join(", ", _done)}");
        }
    }

    private sealed class WorkFailedException() : Exception("the work of this number fails");
}
