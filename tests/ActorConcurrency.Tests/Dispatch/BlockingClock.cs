namespace ActorConcurrency.Tests;

/// <summary>A user's clock that does something else once, when it is read next.</summary>
internal sealed class BlockingClock(Gate gate) : TimeProvider
{
    private int _blocksNext;
    private int _throwsNext;
    private Action? _meanwhile;

    public bool BlocksNext
    {
        set => Volatile.Write(ref _blocksNext, value ? 1 : 0);
    }

    public bool ThrowsNext
    {
        set => Volatile.Write(ref _throwsNext, value ? 1 : 0);
    }

    public Action? Meanwhile
    {
        set => Volatile.Write(ref _meanwhile, value);
    }

    public override long GetTimestamp()
    {
        if (Interlocked.Exchange(ref _blocksNext, 0) != 0) gate.Pass();
        if (Interlocked.Exchange(ref _throwsNext, 0) != 0) throw new InvalidTimeZoneException("on purpose");
        Interlocked.Exchange(ref _meanwhile, null)?.Invoke();
        return base.GetTimestamp();
    }
}
