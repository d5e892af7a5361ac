using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>Runs trials side by side, but only so many at a time in the stretch that would disturb the others. Thread-safe.</summary>
internal sealed class TrialBench
{
    private readonly ITrialRunner _runner;
    private readonly SemaphoreSlim _places;
    private readonly Func<TrialEvent, bool> _leaves;
    private readonly Action<TrialNews> _tell;

    private TrialBench(ITrialRunner runner, int places, Func<TrialEvent, bool> leaves, Action<TrialNews> tell) =>
        (_runner, _places, _leaves, _tell) = (runner, new SemaphoreSlim(places), leaves, tell);

    /// <summary>For trials that wait: they disturb each other only while they start up.</summary>
    public static TrialBench ForWaiting(ITrialRunner runner, int startingAtOnce, Action<TrialNews> tell) =>
        new(runner, startingAtOnce, note => note is TrialEvent.Ready, tell);

    /// <summary>For trials that compute: one at a time. One that says that it is about to hang may not do so, and keeps its place until that is known.</summary>
    public static TrialBench ForComputing(ITrialRunner runner, Action<TrialNews> tell) =>
        new(runner, 1, _ => false, tell);

    public async Task<TrialRecord> RunAsync(TrialOrder order, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        var place = new Place(_places);
        var since = Stopwatch.GetTimestamp();
        try
        {
            _tell(new TrialNews.Starting(order));
            var record = await _runner.RunAsync(order, note => Hear(order, note, place), cancellationToken).ConfigureAwait(false);
            _tell(new TrialNews.Over(order, Judge.VerdictOf(order.Experiment, record), Stopwatch.GetElapsedTime(since)));
            return record;
        }
        finally
        {
            place.Leave();
        }
    }

    private void Hear(TrialOrder order, TrialEvent note, Place place)
    {
        if (_leaves(note)) place.Leave();
        _tell(new TrialNews.Reported(order, note));
    }

    private sealed class Place(SemaphoreSlim places)
    {
        private int _left;

        public void Leave()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) places.Release();
        }
    }
}
