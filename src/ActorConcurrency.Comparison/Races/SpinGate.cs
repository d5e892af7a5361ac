namespace ActorConcurrency.Comparison;

/// <summary>Where a few threads meet again and again, and go on at the same moment: nobody sleeps, so nobody has to be woken.</summary>
internal sealed class SpinGate(int count)
{
    // Who gives up its processor is not side by side with the others when they come: that is put off for about a tenth of a millisecond.
    private const int SpinsBeforeYield = 5_000;

    private int _there;
    private int _round;
    private volatile bool _closed;

    /// <summary>Waits for the others; false if the gate was closed.</summary>
    public bool Meet()
    {
        var round = Volatile.Read(ref _round);
        if (Interlocked.Increment(ref _there) == count)
        {
            _there = 0;
            Volatile.Write(ref _round, round + 1);
            return !_closed;
        }

        for (var spins = 0; Volatile.Read(ref _round) == round; spins++)
        {
            if (_closed) return false;
            if (spins < SpinsBeforeYield) Thread.SpinWait(1);
            else Thread.Yield();
        }

        return !_closed;
    }

    /// <summary>Nobody waits here any more.</summary>
    public void Close() => _closed = true;
}
