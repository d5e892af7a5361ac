using System.Collections.Immutable;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <content>What the answers mean to the caller.</content>
internal sealed partial class PriorityQueueCalls<T>
{
    private static Withdraw Withdrawal(RequestId id) => new(id);

    private Exception? ReadPut(IReply reply, out PriorityTicket? ticket)
    {
        ticket = (reply as Accepted)?.Ticket;
        if (reply is PriorityTicketSlot slot)
        {
            ticket = new PriorityTicket(slot.Number);
            _tickets.GiveBack(slot);
        }

        return ticket is not null || reply is Refused { Reason: PriorityQueueRefusal.NotNow or PriorityQueueRefusal.Withdrawn } ? null : Failure(reply);
    }

    // Read only for the caller who gets it: whatever meets a cancellation is not accepted, and so returned by the withdrawal.
    private Exception? ReadItem(IReply reply, out T item)
    {
        if (_slots.TryRead(reply, out item!)) return null;
        if (reply is not Delivered<T> delivered) return NothingDelivered(reply);
        item = delivered.Item;
        _gateway.TellBack(new Accept(delivered.Id));
        return null;
    }

    private Exception? ReadTaken(IReply reply, out Taken<T>? taken)
    {
        var failure = ReadItem(reply, out var item);
        taken = reply is ItemSlot<T> or Delivered<T> ? new Taken<T>(item) : null;
        return failure;
    }

    private Exception? ReadMany(IReply reply, out ImmutableArray<T> items)
    {
        items = [];
        if (reply is not DeliveredMany<T> delivered) return NothingDelivered(reply);
        items = delivered.Items;
        _gateway.TellBack(new Accept(delivered.Id));
        return null;
    }

    private static Exception? ReadAnswer(IReply reply, out bool found)
    {
        found = reply is Answered { Found: true };
        return reply is Answered ? null : Failure(reply);
    }

    // An item of another type goes back to its place.
    private Exception? NothingDelivered(IReply reply)
    {
        if (reply is Refused { Reason: PriorityQueueRefusal.NotNow }) return null;
        if (reply is not IDelivered) return Failure(reply);
        _gateway.TellBack(new Withdraw(reply.Id));
        return WrongType("the item was returned");
    }

    private static Exception Failure(IReply reply) => reply switch
    {
        Refused { Reason: PriorityQueueRefusal.WrongType } => WrongType("nothing was put"),
        Refused { Reason: PriorityQueueRefusal.TooManyWaiters, Waiting: var waiting } =>
            new TooManyWaitersException(waiting, PriorityQueueSettings.MaxWaitersKey),
        Threw threw => threw.Cause,
        _ => Gateway.Unexpected(reply, out bool _),
    };

    private static InvalidOperationException WrongType(string consequence) => new($"The queue is not one of {typeof(T)}; {consequence}.");
}
