using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>The semaphore's books: every permit that came, went, or is out. Not thread-safe: it belongs to one state.</summary>
internal sealed class SemaphoreLedger
{
    private readonly int _initial;
    private readonly int _maximum;
    private long _granted;
    private long _returned;
    private long _reclaimed;
    private long _released;
    private long _drained;

    public SemaphoreLedger(int initial, int maximum) => (_initial, _maximum, Available) = (initial, maximum, initial);

    public int Available { get; private set; }

    public int Held { get; private set; }

    /// <summary>How many permits may be added.</summary>
    public int Room => _maximum - Available - Held;

    public void Grant(int permits)
    {
        Available -= permits;
        Held += permits;
        _granted += permits;
    }

    public void Return(int permits)
    {
        Available += permits;
        Held -= permits;
        _returned += permits;
    }

    public void Reclaim(int permits)
    {
        Available += permits;
        Held -= permits;
        _reclaimed += permits;
    }

    public void Release(int permits)
    {
        Available += permits;
        _released += permits;
    }

    public int Drain()
    {
        var drained = Available;
        Available = 0;
        _drained += drained;
        return drained;
    }

    public SemaphoreSnapshot Snapshot(ImmutableArray<SemaphoreWaiter> waiters) =>
        new(_initial, _maximum, Available, Held, _granted, _returned, _reclaimed, _released, _drained, waiters);

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(Available >= 0, "No permit is given out that is not there.");
        Debug.Assert(Held >= 0, "No permit is taken back twice.");
        Debug.Assert(Room >= 0, "No more permits exist than the maximum.");
        Debug.Assert(_initial + _released - _drained == Available + Held, "Every permit that came and did not go is free or held.");
        Debug.Assert(_granted == _returned + _reclaimed + Held, "Every permit granted came back or is held.");
    }
}
