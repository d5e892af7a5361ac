using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>Runs trials side by side, with only so many starting up at once. Thread-safe.</summary>
internal sealed class TrialBench(ITrialRunner runner, int startingAtOnce, Action<TrialNews>? news, CancellationToken cancellationToken)
{
    private readonly SemaphoreSlim _starts = new(startingAtOnce);
    private readonly Lock _gate = new();

    public async Task<TrialRecord> RunAsync(TrialOrder order)
    {
        await _starts.WaitAsync(cancellationToken).ConfigureAwait(false);
        var start = new StartingPlace(_starts);
        var since = Stopwatch.GetTimestamp();
        Tell(new TrialNews.Starting(order));
        try
        {
            var record = await runner.RunAsync(order, note => Hear(order, note, start), cancellationToken).ConfigureAwait(false);
            Tell(new TrialNews.Over(order, Judge.VerdictOf(record), Stopwatch.GetElapsedTime(since)));
            return record;
        }
        finally
        {
            start.Leave();
        }
    }

    private void Hear(TrialOrder order, TrialEvent note, StartingPlace start)
    {
        if (note is TrialEvent.Ready) start.Leave();
        Tell(new TrialNews.Reported(order, note));
    }

    private void Tell(TrialNews item)
    {
        if (news is null) return;
        lock (_gate) news(item);
    }

    private sealed class StartingPlace(SemaphoreSlim starts)
    {
        private int _left;

        public void Leave()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) starts.Release();
        }
    }
}
