using System.Diagnostics;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency;

/// <summary>
/// The counter's deterministic step: takes a command, writes the answers to the caller's buffer; or does what is asked of it directly. Not thread-safe:
/// its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
/// <param name="settings">What can be set.</param>
/// <param name="serve">Answers an operation that waits in here; says whether it takes the answer. Null: there are none.</param>
internal sealed class CounterState<TAddress>(CounterSettings settings, Func<PendingOperation, IReply, bool>? serve = null)
{
    private readonly CounterLine<TAddress> _line = new();

    public long Current { get; private set; } = settings.InitialValue;

    public long Applied { get; private set; }

    public long Refused { get; private set; }

    /// <summary>How many wait for a bound. After a change, 0 says that nobody has to be told.</summary>
    public int Waiting { get; private set; }

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to those who wait.</param>
    public void Apply(ICommand command, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender) is { } reply) replies.Add((sender, reply));
        if (Waiting > 0) TellReached(replies);
        Debug.Assert(Waiting == _line.Count, "Who waits is counted.");
    }

    /// <summary>An operation gets the value, or waits until it has reached a bound.</summary>
    public void Enter(PendingOperation operation, CounterBound bound)
    {
        if (bound.IsReachedBy(Current)) serve!(operation, new Value(default, Current));
        else if (Waiting >= settings.MaxWaiters) serve!(operation, new TooManyWait(default, Waiting));
        else
        {
            operation.Node = _line.Add(operation, bound);
            Waiting = _line.Count;
        }
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place)
    {
        _line.Remove(place);
        Waiting = _line.Count;
    }

    /// <summary>Tells those whose bound the value has reached: to be done after each change while somebody waits.</summary>
    public void TellReached(List<(TAddress To, IReply Reply)> replies)
    {
        if (_line.Take(Current) is not { } due) return;
        foreach (var waiter in due)
            if (waiter.Operation is { } operation) serve!(operation, new Value(default, Current));
            else replies.Add((waiter.Address, new Value(waiter.Id, Current)));
        Waiting = _line.Count;
    }

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

    /// <summary>Adds, unless the sum would be out of bounds.</summary>
    public bool TryAddWithin(long delta, long least, long most)
    {
        var sum = unchecked(Current + delta);
        return (delta >= 0) == (sum >= Current) && sum >= least && sum <= most && TryAdd(delta, sign: 1);
    }

    /// <summary>Sets the value to <paramref name="update"/> if it is <paramref name="expected"/>.</summary>
    public bool TrySet(long expected, long update)
    {
        if (Current != expected) return false;
        Set(update);
        return true;
    }

    /// <summary>Sets the value and gives the one before.</summary>
    public long Set(long update)
    {
        var previous = Current;
        Current = update;
        Applied++;
        return previous;
    }

    private IReply? Carry(ICommand command, TAddress sender)
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
            case AddWithin add:
                return TryAddWithin(add.Delta, add.Least, add.Most) ? new Value(add.Id, Current) : new OutOfBounds(add.Id, Current);
            case GetAndSet set:
                return new Previous(set.Id, Set(set.Update));
            case CompareAndSet compare:
                return new Compared(compare.Id, TrySet(compare.Expected, compare.Update));
            case WaitUntil wait:
                return Enter(wait, sender);
            case Withdraw withdraw:
                _line.Remove(withdraw.Id);
                Waiting = _line.Count;
                return null;
            case GetValue get:
                return new Value(get.Id, Current);
            case GetSnapshot get:
                return new Snapshot(get.Id, new CounterSnapshot(Current, Applied, Refused) { Waiting = Waiting });
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply ValueAfter(RequestId id, long delta, int sign) =>
        TryAddOrRefuse(delta, sign) ? new Value(id, Current) : new Overflowed(id, Current);

    private IReply? Enter(WaitUntil wait, TAddress sender)
    {
        if (_line.Contains(wait.Id)) return null;
        var bound = new CounterBound(wait.Bound, wait.AtLeast);
        if (bound.IsReachedBy(Current)) return new Value(wait.Id, Current);
        if (!wait.Patient) return new NotNow(wait.Id);
        if (Waiting >= settings.MaxWaiters) return new TooManyWait(wait.Id, Waiting);
        _line.Add(wait.Id, bound, sender);
        Waiting = _line.Count;
        return null;
    }
}
