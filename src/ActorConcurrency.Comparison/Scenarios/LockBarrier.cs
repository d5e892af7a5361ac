namespace ActorConcurrency.Comparison;

/// <summary>A barrier as one writes it with <c>lock</c>: a count, and the number of the phase, without which whoever is fast would pass twice.</summary>
internal sealed class LockBarrier(int parties)
{
    private readonly object _gate = new();
    private int _arrived;
    private long _phase;

    /// <summary>Blocks until all have come.</summary>
    public void SignalAndWait()
    {
        lock (_gate)
        {
            if (++_arrived == parties)
            {
                _arrived = 0;
                _phase++;
                Monitor.PulseAll(_gate);
                return;
            }

            for (var mine = _phase; mine == _phase;) Monitor.Wait(_gate);
        }
    }
}
