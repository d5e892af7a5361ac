using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>How often each outcome was seen. Immutable.</summary>
internal sealed record RaceCounts(IReadOnlyDictionary<string, int> Seen)
{
    public int Runs => Seen.Values.Sum();
}

/// <summary>One contender's runs of a race, on threads that are kept and meet before each run.</summary>
internal sealed class RaceTrack(Race race, RaceContender contender, ActorSystem system, int seed, TimeSpan patience)
{
    /// <summary>The outcome of a run of which somebody did not end.</summary>
    public const string NoEnd = "did not end";

    private readonly SpinGate _gate = new(race.Participants);
    private readonly Task[] _acts = new Task[race.Participants];
    private readonly Dictionary<string, int> _seen = [];
    private readonly TaskCompletionSource<RaceCounts> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext _outside = ExecutionContext.Capture()!;
    private RaceRun? _run;

    /// <summary>Runs it until there are enough runs, the time is over, or it is cancelled. After a run that does not end there is no other, and the crew is lost.</summary>
    public Task<RaceCounts> RunAsync(Crew crew, RaceBudget budget, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        _ = crew.RunAsync(race.Participants, participant =>
        {
            if (participant == 0) Lead(budget.Runs, () => Stopwatch.GetElapsedTime(since) < budget.Limit && !cancellation.IsCancellationRequested);
            else Follow(participant);
        });
        return _over.Task;
    }

    private void Follow(int participant)
    {
        for (var run = 0; _gate.Meet(); run++)
        {
            Act(run, participant);
            if (!_gate.Meet()) return;
        }
    }

    // The first participant also sets up each run and looks at what came of it.
    private void Lead(int runs, Func<bool> goesOn)
    {
        try
        {
            for (var run = 0; run < runs && goesOn() && TryRun(run); run++) { }
            _over.SetResult(new RaceCounts(_seen));
        }
        catch (Exception failure)
        {
            _over.SetException(failure);
        }
        finally
        {
            _gate.Close();
        }
    }

    private bool TryRun(int run)
    {
        _run = contender.Begin(system);
        if (_run.Participants != race.Participants) throw new InvalidOperationException($"{contender.Name} has {_run.Participants} actions for {race.Participants} participants.");
        _gate.Meet();
        Act(run, 0);
        var since = Stopwatch.GetTimestamp();
        var outcome = _gate.Meet(() => Stopwatch.GetElapsedTime(since) < patience) ? Outcome(_run) : NoEnd;
        _seen[outcome] = _seen.GetValueOrDefault(outcome) + 1;
        return outcome != NoEnd;
    }

    // What an action leaves in the flow of its thread must not reach the next run.
    private void Act(int run, int participant) => ExecutionContext.Run(_outside, _ =>
    {
        CostWork.Spin(RaceSchedule.Steps(seed, run, participant));
        _acts[participant] = _run!.Act(RaceSchedule.Action(run, participant, race.Participants));
    }, null);

    private string Outcome(RaceRun run)
    {
        try
        {
            if (!Task.WhenAll(_acts).Wait(patience)) return NoEnd;
            var outcome = run.OutcomeAsync();
            if (!outcome.Wait(patience)) return NoEnd;
            run.State?.DisposeAsync().AsTask().Wait(patience);
            return outcome.Result;
        }
        catch (AggregateException failure)
        {
            return $"threw {failure.InnerExceptions[0].GetType().Name}";
        }
    }
}
