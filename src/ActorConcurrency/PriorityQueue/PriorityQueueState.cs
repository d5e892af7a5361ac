using System.Diagnostics;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>
/// The priority queue's deterministic step: takes a command and the time, writes the answers to the caller's buffer; or does what is asked of
/// it directly. Getters are served first come, first served; putters enter by importance, as their items leave. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
/// <param name="settings">What can be set.</param>
/// <param name="serve">Answers an operation; says whether it takes the answer. Null: there are none.</param>
/// <param name="comparer">The user's, who orders items of equal priority; then no operation comes here. Null: they are in the order of their puts.</param>
internal sealed partial class PriorityQueueState<T, TAddress>(
    PriorityQueueSettings settings, Func<PendingOperation, IReply, bool>? serve = null, IComparer<T>? comparer = null)
{
    private readonly Func<PendingOperation, IReply, bool> _serve = serve ?? ((_, _) => throw new UnreachableException("No operation comes here."));
    private readonly ItemOrder<T> _queued = comparer is null ? new PriorityOrder<T>(settings.Ageing) : new ComparedOrder<T>(comparer.Compare);
    private readonly PriorityPutters<T, TAddress> _putters = new(settings.Ageing, comparer);
    private readonly ArrivalOrder<Getter> _getters = new();

    // Delivered and not arrived: what may still come back.
    private readonly ArrivalOrder<PriorityJob<T>> _deliveries = new();
    private readonly Numbers _numbers = settings.Incarnations?.Numbers ?? new();
    private TimeSpan _lastSince;
    private long _put;
    private long _got;
    private long _removed;

    public int Queued => _queued.Count;

    public int Getting => _getters.Count;

    public int Putting => _putters.Count;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to those who wait.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        Settle(replies);
        AssertInvariants();
    }

    private IReply? Carry(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Put<T> put:
                return Enqueue(put, sender, now);
            case IPut put:
                return new Refused(put.Id, PriorityQueueRefusal.WrongType);
            case Get get:
                return Take(get, sender, now);
            case GetMany get:
                return TakeMany(get, sender, now);
            case Drain drain:
                return TakeAll(drain);
            case Withdraw withdraw:
                Forget(withdraw.Id, replies);
                return null;
            case Accept accept:
                if (!_deliveries.Remove(accept.Id, out _)) _batches.Remove(accept.Id);
                return null;
            case Reprioritize change:
                return Change(change);
            case Remove remove:
                return new Answered(remove.Id, Drop(remove.Ticket.Number));
            case ChangeCapacity change:
                return Change(change);
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply? Enqueue(Put<T> put, TAddress sender, TimeSpan now)
    {
        if (_putters.Contains(put.Id)) return null;
        if (!HasRoom && !put.Wait) return new Refused(put.Id, PriorityQueueRefusal.NotNow);
        if (!HasRoom && !MayWait(_putters.Count)) return _isTooMany with { Id = put.Id };
        var job = Number(put.Item, put.Priority, now);
        return HasRoom ? Admit(put.Id, job) : Wait(job, new(put.Item, put.Id, sender));
    }

    // Not before the last one, whatever the clocks say: with ageing too, of equals the one that came first is ahead.
    private PriorityJob<T> Number(T item, int priority, TimeSpan now) =>
        new(item, priority, _numbers.Next(), _lastSince = now > _lastSince ? now : _lastSince);

    private PriorityTicket Admit(in PriorityJob<T> job)
    {
        _queued.Add(job);
        _put++;
        return new PriorityTicket(job.Number);
    }

    private void Settle(List<(TAddress To, IReply Reply)> replies)
    {
        while (AdmitOne(replies) || ServeOne(replies))
        {
            // Room lets an item in, and an item serves a getter, which makes room.
        }
    }

    private bool AdmitOne(List<(TAddress To, IReply Reply)> replies)
    {
        if (_putters.Count == 0 || !HasRoom) return false;
        var job = _putters.TakeFirst(out var putter);
        if (putter.Operation is not null) Admit(putter.Operation, putter.Slot!, job);
        else replies.Add((putter.Address, Admit(putter.Id, job)));
        return true;
    }

    private IReply? Take(Get get, TAddress sender, TimeSpan now)
    {
        if (_getters.Contains(get.Id) || _deliveries.Contains(get.Id)) return null;
        if (IsForNewcomer) return Deliver(get.Id);
        if (!get.Wait) return new Refused(get.Id, PriorityQueueRefusal.NotNow);
        if (!MayWait(_getters.Count)) return _isTooMany with { Id = get.Id };
        _getters.Add(get.Id, new Getter(sender, now));
        return null;
    }

    private bool ServeOne(List<(TAddress To, IReply Reply)> replies)
    {
        if (!_getters.TryPeek(out _, out var first) || _queued.Count < Needed(first.Min)) return false;
        _getters.TryTake(out var id, out var getter);
        if (getter.Operation is not null) Hand(getter.Operation, getter.Slot!);
        else replies.Add((getter.Address, getter.Max > 0 ? DeliverMany(id, getter.Max) : Deliver(id)));
        return true;
    }

    private Delivered<T> Deliver(RequestId id)
    {
        var job = TakeFirst();
        _deliveries.Add(id, job);
        return new Delivered<T>(id, job.Item, job.Priority);
    }

    private PriorityJob<T> TakeFirst()
    {
        _got++;
        return _queued.TakeFirst();
    }

    // What waits is one of these, or has been answered. A delivery comes back, room or not.
    private void Forget(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (_putters.Remove(id, out var putter))
        {
            replies.Add((putter.Address, new Refused(id, PriorityQueueRefusal.Withdrawn)));
        }
        else if (_deliveries.Remove(id, out var job))
        {
            Undeliver(job);
        }
        else if (_batches.Remove(id, out var batch))
        {
            // In the opposite order, so that the most important is the first again, whatever its comparer says.
            foreach (var one in batch.Reverse()) Undeliver(one);
        }
        else
        {
            _getters.Remove(id, out _);
        }
    }

    private void Undeliver(in PriorityJob<T> job)
    {
        _got--;
        _queued.Restore(job);
    }

    private bool Drop(long number)
    {
        if (!_queued.Remove(number, out _)) return false;
        _removed++;
        return true;
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_put == _got + _removed + _queued.Count, "Every item put was got, removed, or is queued.");
        Debug.Assert(!_getters.TryPeek(out _, out var first) || _queued.Count < Needed(first.Min), "Nobody waits for what is there.");
        Debug.Assert(!HasRoom || _putters.Count == 0, "Nobody waits for room that is there.");
    }

    private readonly record struct Getter(TAddress Address, TimeSpan Since, PendingOperation? Operation = null, ItemSlot<T>? Slot = null)
    {
        // For several items at once; 0: for one.
        public int Min { get; init; }

        public int Max { get; init; }
    }
}
