using System.Diagnostics;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency;

/// <summary>The counter's deterministic step: takes a command, gives the answer. Not thread-safe: its actor owns it.</summary>
internal sealed class CounterState(long initialValue)
{
    public long Current { get; private set; } = initialValue;

    public long Applied { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Carries out a command.</summary>
    /// <returns>The answer, or null if none is due.</returns>
    public IReply? Apply(ICommand command)
    {
        switch (command)
        {
            case Add add:
                TryAddOrRefuse(add.Delta, 1);
                return null;
            case Subtract subtract:
                TryAddOrRefuse(subtract.Delta, -1);
                return null;
            case AddAndGet add:
                return ValueAfter(add.Id, add.Delta, 1);
            case SubtractAndGet subtract:
                return ValueAfter(subtract.Id, subtract.Delta, -1);
            case CompareAndSet compare:
                return new Compared(compare.Id, TrySet(compare.Expected, compare.Update));
            case GetValue get:
                return new Value(get.Id, Current);
            case GetSnapshot get:
                return new Snapshot(get.Id, new CounterSnapshot(Current, Applied, Refused));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply ValueAfter(RequestId id, long delta, int sign) =>
        TryAddOrRefuse(delta, sign) ? new Value(id, Current) : new Overflowed(id, Current);

    /// <summary>As <see cref="TryAdd"/>; what is refused is counted.</summary>
    public bool TryAddOrRefuse(long delta, int sign)
    {
        var isAdded = TryAdd(delta, sign);
        if (!isAdded) Refused++;
        return isAdded;
    }

    /// <summary>Adds, unless the sum would leave the range.</summary>
    /// <param name="delta">What to add.</param>
    /// <param name="sign">1, or -1 to subtract it: the least long has no opposite.</param>
    public bool TryAdd(long delta, int sign)
    {
        var sum = unchecked(sign > 0 ? Current + delta : Current - delta);
        // It has gone round if it is on the wrong side of what was there.
        var overflows = sign > 0 ? (delta >= 0) != (sum >= Current) : (delta > 0) != (sum < Current);
        if (overflows) return false;
        Current = sum;
        Applied++;
        return true;
    }

    /// <summary>Sets the value to <paramref name="update"/> if it is <paramref name="expected"/>.</summary>
    public bool TrySet(long expected, long update)
    {
        if (Current != expected) return false;
        Current = update;
        Applied++;
        return true;
    }
}
