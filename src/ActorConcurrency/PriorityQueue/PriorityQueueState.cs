using System.Diagnostics;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>
/// The priority queue's deterministic step: takes a command and the time, writes the answers to the caller's buffer. Getters are served first
/// come, first served; putters enter by importance, as their items leave. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
internal sealed class PriorityQueueState<T, TAddress>(PriorityQueueSettings settings)
{
    private readonly PriorityOrder<T> _queued = new(settings.Ageing);
    private readonly PriorityPutters<T, TAddress> _putters = new(settings.Ageing);
    private readonly ArrivalOrder<(TAddress Address, TimeSpan Since)> _getters = new();

    // Delivered and not arrived: what may still come back.
    private readonly ArrivalOrder<PriorityJob<T>> _deliveries = new();
    private long _lastNumber;
    private long _put;
    private long _got;
    private long _removed;

    public int Queued => _queued.Count;

    public int Getting => _getters.Count;

    public int Putting => _putters.Count;

    private bool HasRoom => _queued.Count < settings.Capacity;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to those who wait.</param>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        while (AdmitOne(replies) || ServeOne(replies))
        {
            // Room lets an item in, and an item serves a getter, which makes room.
        }

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
            case Withdraw withdraw:
                Forget(withdraw.Id, replies);
                return null;
            case Accept accept:
                _deliveries.Remove(accept.Id, out _);
                return null;
            case Reprioritize change:
                return new Answered(change.Id, _queued.Reprioritize(change.Ticket.Number, change.Priority));
            case Remove remove:
                return new Answered(remove.Id, Drop(remove.Ticket.Number));
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
        var job = new PriorityJob<T>(put.Item, put.Priority, ++_lastNumber, now);
        if (HasRoom) return Admit(put.Id, job);
        _putters.Add(put.Id, sender, job);
        return null;
    }

    private Accepted Admit(RequestId id, PriorityJob<T> job)
    {
        _put++;
        _queued.Add(job);
        return new Accepted(id, new PriorityTicket(job.Number));
    }

    private bool AdmitOne(List<(TAddress To, IReply Reply)> replies)
    {
        if (!HasRoom || !_putters.TryTakeFirst(out var id, out var address, out var job)) return false;
        replies.Add((address, Admit(id, job)));
        return true;
    }

    private IReply? Take(Get get, TAddress sender, TimeSpan now)
    {
        if (_getters.Contains(get.Id) || _deliveries.Contains(get.Id)) return null;
        if (_queued.Count > 0) return Deliver(get.Id);
        if (!get.Wait) return new Refused(get.Id, PriorityQueueRefusal.NotNow);
        _getters.Add(get.Id, (sender, now));
        return null;
    }

    private bool ServeOne(List<(TAddress To, IReply Reply)> replies)
    {
        if (_queued.Count == 0 || !_getters.TryPeek(out var id, out var getter)) return false;
        _getters.Remove(id, out _);
        replies.Add((getter.Address, Deliver(id)));
        return true;
    }

    private Delivered<T> Deliver(RequestId id)
    {
        _queued.Remove(_queued.First!.Number, out var job);
        _deliveries.Add(id, job!);
        _got++;
        return new Delivered<T>(id, job!.Item, job.Priority);
    }

    // What waits is one of these, or has been answered. A delivery comes back, room or not.
    private void Forget(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (_putters.Remove(id, out var putter))
        {
            replies.Add((putter, new Refused(id, PriorityQueueRefusal.Withdrawn)));
        }
        else if (_deliveries.Remove(id, out var job))
        {
            _got--;
            _queued.Add(job);
        }
        else
        {
            _getters.Remove(id, out _);
        }
    }

    private bool Drop(long number)
    {
        if (!_queued.Remove(number, out _)) return false;
        _removed++;
        return true;
    }

    private PriorityQueueSnapshot Describe(TimeSpan now) => new(
        settings.Capacity, _put, _got, _removed, _queued.Count, _queued.First?.Priority, now - _queued.OldestSince,
        [.. _getters.All.Select(getter => new QueueWaiter("", now - getter.Entry.Since))],
        [.. _putters.Jobs.Select(job => new QueueWaiter("", now - job.Since))]);

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_put == _got + _removed + _queued.Count, "Every item put was got, removed, or is queued.");
        Debug.Assert(_queued.Count == 0 || _getters.Count == 0, "Nobody waits for what is there.");
        Debug.Assert(!HasRoom || _putters.Count == 0, "Nobody waits for room that is there.");
    }
}
