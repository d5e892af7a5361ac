using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>
/// One contender's runs of a race, on threads that are kept. A batch of runs is set up, the threads meet, and each goes through the batch: so
/// that they are awake and side by side, not woken one after the other for each run.
/// </summary>
internal sealed class RaceTrack(Race race, RaceContender contender, ActorSystem system, int seed, TimeSpan patience)
{
    /// <summary>The outcome of a run of which somebody did not end.</summary>
    public const string NoEnd = "did not end";

    private const int Batch = 64;
    private const int FirstMeetingSpins = 20_000;
    private const int MeetingSpins = 200;

    private readonly SpinGate _gate = new(race.Participants);
    private readonly RaceRun[] _runs = new RaceRun[Batch];
    private readonly Task[,] _acts = new Task[Batch, race.Participants];
    private readonly int[] _there = new int[Batch];
    private readonly Dictionary<string, int> _seen = [];
    private readonly TaskCompletionSource<RaceCounts> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext _outside = ExecutionContext.Capture()!;
    private int _batches;
    private int _first;
    private int _count;

    /// <summary>Runs it until there are enough runs, the time is over (after the first batch: without one there is nothing to tell), or it is cancelled. After a run that does not end there is no other, and the crew is lost.</summary>
    public async Task<RaceCounts> RunAsync(Crew crew, RaceBudget budget, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        _ = crew.RunAsync(race.Participants, participant =>
        {
            if (participant == 0) Lead(budget.Runs, () => (_first == 0 || Stopwatch.GetElapsedTime(since) < budget.Limit) && !cancellation.IsCancellationRequested);
            else Follow(participant);
        });
        for (var batches = -1; ;)
        {
            try
            {
                return await _over.Task.WaitAsync(patience).ConfigureAwait(false);
            }
            catch (TimeoutException) when (batches == Volatile.Read(ref _batches))
            {
                _gate.Close();
                return NotEnded();
            }
            catch (TimeoutException)
            {
                batches = Volatile.Read(ref _batches);
            }
        }
    }

    // Some thread is stuck, be it the leader's: what it does from now on is not looked at.
    private RaceCounts NotEnded()
    {
        lock (_seen)
        {
            Note(NoEnd);
            return new RaceCounts(_seen.ToImmutableDictionary());
        }
    }

    private void Follow(int participant)
    {
        while (_gate.Meet())
        {
            for (var index = 0; index < _count; index++) Act(index, participant);
            if (!_gate.Meet()) return;
        }
    }

    // The first participant also sets up each batch and looks at what came of it.
    private void Lead(int runs, Func<bool> goesOn)
    {
        try
        {
            for (_first = 0; _first < runs && goesOn(); _first += _count)
                if (!TryBatch(Math.Min(Batch, runs - _first))) break;
            lock (_seen) _over.TrySetResult(new RaceCounts(_seen.ToImmutableDictionary()));
        }
        catch (Exception failure)
        {
            _over.TrySetException(failure);
        }
        finally
        {
            _gate.Close();
        }
    }

    private bool TryBatch(int count)
    {
        SetUp(count);
        Volatile.Write(ref _batches, _batches + 1);
        _gate.Meet();
        for (var index = 0; index < count; index++) Act(index, 0);
        return _gate.Meet() && Settle([.. Enumerable.Range(0, count).Select(SettleAsync)]);
    }

    // All at once: one wait for a batch, not one for each run.
    private bool Settle(Task<string>[] outcomes)
    {
        var ended = Task.WhenAll(outcomes).Wait(patience / 2);
        if (!ended) outcomes = [.. outcomes.Where(outcome => outcome.IsCompleted), Task.FromResult(NoEnd)];
        lock (_seen)
            foreach (var outcome in outcomes) Note(outcome.Result);
        return ended;
    }

    private async Task<string> SettleAsync(int index)
    {
        try
        {
            var run = _runs[index];
            for (var participant = 0; participant < race.Participants; participant++) await _acts[index, participant].ConfigureAwait(false);
            var outcome = await run.OutcomeAsync().ConfigureAwait(false);
            await run.StopAsync().ConfigureAwait(false);
            return outcome;
        }
        catch (Exception failure)
        {
            return $"threw {failure.GetType().Name}";
        }
    }

    private void SetUp(int count)
    {
        Array.Clear(_there);
        _count = count;
        for (var index = 0; index < count; index++)
        {
            _runs[index] = contender.Begin(system);
            if (_runs[index].Participants != race.Participants)
                throw new InvalidOperationException($"{contender.Name} has {_runs[index].Participants} actions for {race.Participants} participants.");
        }
    }

    private void Note(string outcome) => _seen[outcome] = _seen.GetValueOrDefault(outcome) + 1;

    // What an action leaves in the flow of its thread must not reach the next run.
    private void Act(int index, int participant) => ExecutionContext.Run(_outside, _ =>
    {
        Meet(index);
        CostWork.Spin(RaceSchedule.Steps(seed, _first + index, participant));
        _acts[index, participant] = _runs[index].Act(RaceSchedule.Action(_first + index, participant, race.Participants));
    }, null);

    // For a moment only, as somebody may have lost its processor; longer before the first run, when somebody may not have got it back yet.
    private void Meet(int index)
    {
        Interlocked.Increment(ref _there[index]);
        var most = index == 0 ? FirstMeetingSpins : MeetingSpins;
        for (var spins = 0; spins < most && Volatile.Read(ref _there[index]) < race.Participants; spins++) Thread.SpinWait(1);
    }
}
