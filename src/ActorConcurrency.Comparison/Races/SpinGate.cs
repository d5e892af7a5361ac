namespace ActorConcurrency.Comparison;

/// <summary>Where a few threads meet again and again, and go on at the same moment: nobody sleeps, so nobody has to be woken.</summary>
internal sealed class SpinGate(int count)
{
    private int _there;
    private int _round;
    private volatile bool _closed;

    /// <summary>Waits for the others; false if the gate was closed, or they did not come in time.</summary>
    public bool Meet(Func<bool>? goesOn = null)
    {
        var round = Volatile.Read(ref _round);
        if (Interlocked.Increment(ref _there) == count)
        {
            _there = 0;
            Volatile.Write(ref _round, round + 1);
            return !_closed;
        }

        for (var spin = default(SpinWait); Volatile.Read(ref _round) == round; spin.SpinOnce(sleep1Threshold: -1))
            if (_closed || goesOn?.Invoke() == false) return false;
        return !_closed;
    }

    /// <summary>Nobody waits here any more.</summary>
    public void Close() => _closed = true;
}
