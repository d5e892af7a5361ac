using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <content>What is done without a message: by attempts, which do it at once or change nothing, and by operations, which may wait in here.</content>
internal sealed partial class PriorityQueueState<T, TAddress>
{
    // An operation needs no id, so they all get the same answer.
    private static readonly Refused IsNotNow = new(default, PriorityQueueRefusal.NotNow);

    /// <summary>Puts an item, if there is room.</summary>
    public bool TryPut(T item, int priority, TimeSpan now, out PriorityTicket ticket, List<(TAddress To, IReply Reply)> replies)
    {
        ticket = default;
        if (!HasRoom) return false;
        ticket = Admit(Number(item, priority, now));
        if (_getters.Count > 0) Settle(replies);
        AssertInvariants();
        return true;
    }

    /// <summary>As <see cref="TryPut"/>, or else lets an operation wait for room, if it wants to.</summary>
    public void PutOrWait(
        PendingOperation operation, PriorityTicketSlot slot, T item, int priority, bool wait, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (!HasRoom && !wait) _serve(operation, IsNotNow);
        else if (!HasRoom && !MayWait(_putters.Count)) _serve(operation, _isTooMany);
        else if (HasRoom) Admit(operation, slot, Number(item, priority, now));
        else Wait(operation, slot, Number(item, priority, now));
        Settle(replies);
        AssertInvariants();
    }

    /// <summary>Takes the most important item, if there is one.</summary>
    public bool TryTake(out T item, List<(TAddress To, IReply Reply)> replies)
    {
        item = default!;
        if (!IsForNewcomer) return false;
        // Nobody waits for room while there is some.
        var mayBeAwaited = !HasRoom;
        item = TakeFirst().Item;
        if (mayBeAwaited) Settle(replies);
        AssertInvariants();
        return true;
    }

    /// <summary>As <see cref="TryTake"/>, or else lets an operation wait for an item, if it wants to.</summary>
    public void TakeOrWait(PendingOperation operation, ItemSlot<T> slot, bool wait, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (IsForNewcomer) Hand(operation, slot);
        else if (!wait) _serve(operation, IsNotNow);
        else if (!MayWait(_getters.Count)) _serve(operation, _isTooMany);
        else operation.Node = _getters.Add(new Getter(default!, now, operation, slot));
        Settle(replies);
        AssertInvariants();
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place)
    {
        if (place is PriorityTicketSlot slot) _putters.Remove(slot.Number, out _);
        else _getters.Remove(place, out _);
        AssertInvariants();
    }

    private void Wait(PendingOperation operation, PriorityTicketSlot slot, PriorityJob<T> job)
    {
        slot.Number = job.Number;
        operation.Node = slot;
        _putters.Add(job, new(job.Item, default, default!, operation, slot));
    }

    // An operation that has given up puts and takes nothing, though it stood here. What a slot gets before the turn ends is what is read from it.
    private void Admit(PendingOperation operation, PriorityTicketSlot slot, PriorityJob<T> job)
    {
        slot.Number = job.Number;
        if (_serve(operation, slot)) Admit(job);
    }

    private void Hand(PendingOperation operation, ItemSlot<T> slot)
    {
        if (_serve(operation, slot)) slot.Fill(TakeFirst().Item);
    }
}
