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
                TryAdd(add.Delta);
                return null;
            case Subtract subtract:
                TryAdd(-(Int128)subtract.Delta);
                return null;
            case AddAndGet add:
                return ValueAfter(add.Id, add.Delta);
            case SubtractAndGet subtract:
                return ValueAfter(subtract.Id, -(Int128)subtract.Delta);
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

    private IReply ValueAfter(RequestId id, Int128 delta) =>
        TryAdd(delta) ? new Value(id, Current) : new Overflowed(id, Current);

    /// <summary>Adds, unless the sum would leave the range.</summary>
    /// <param name="delta">What to add: <see cref="Int128"/> holds every sum of two longs, and minus the least of them.</param>
    /// <param name="countsRefusal">Whether it counts as refused if it is.</param>
    public bool TryAdd(Int128 delta, bool countsRefusal = true)
    {
        var sum = Current + delta;
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            if (countsRefusal) Refused++;
            return false;
        }

        Current = (long)sum;
        Applied++;
        return true;
    }

    public bool TrySet(long expected, long update)
    {
        if (Current != expected) return false;
        Current = update;
        Applied++;
        return true;
    }
}
