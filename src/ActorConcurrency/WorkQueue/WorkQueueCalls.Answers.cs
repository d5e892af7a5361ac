using System.Collections.Immutable;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>What the answers mean to the caller.</content>
internal sealed partial class WorkQueueCalls<T>
{
    private static Withdraw Withdrawal(RequestId id) => new(id);

    private static Exception? ReadPut(IReply reply, out bool accepted)
    {
        accepted = reply is Accepted;
        return accepted || reply is Refused { Reason: WorkQueueRefusal.NotNow or WorkQueueRefusal.Withdrawn } ? null : Failure(reply);
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

    private Exception? ReadDelivery(IReply reply, out WorkDelivery<T>? delivery)
    {
        delivery = null;
        if (reply is not Delivered<T> delivered) return NothingDelivered(reply);
        delivery = new(new WorkQueueGrant(_gateway, delivered.Id), 0, delivered.Item, delivered.Attempt);
        return null;
    }

    // An item of another type goes back: nobody here could ever report what became of it.
    private Exception? NothingDelivered(IReply reply)
    {
        if (reply is Refused { Reason: WorkQueueRefusal.NotNow }) return null;
        if (reply is not IDelivered) return Failure(reply);
        _gateway.TellBack(new Withdraw(reply.Id));
        return WrongType("the item was returned");
    }

    private static Exception? ReadDone(IReply reply, out bool done)
    {
        done = reply is Counted;
        return done ? null : Failure(reply);
    }

    private static Exception? ReadJoined(IReply reply, out bool joined)
    {
        joined = reply is Joined;
        return joined || reply is Refused { Reason: WorkQueueRefusal.NotNow } ? null : Failure(reply);
    }

    private static Exception Failure(IReply reply) => reply switch
    {
        Refused { Reason: WorkQueueRefusal.ShutDown } => new QueueShutDownException(),
        Refused { Reason: WorkQueueRefusal.TooOften } => new InvalidOperationException(
            "TaskDoneAsync was called more often than items were got without a session. Call it once per item; a delivery of a session is reported by its Done."),
        Refused { Reason: WorkQueueRefusal.SessionClosed } => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        Refused { Reason: WorkQueueRefusal.TooManyWaiters, Waiting: var waiting } => new TooManyWaitersException(waiting, WorkQueueSettings.MaxWaitersKey),
        Refused { Reason: WorkQueueRefusal.WrongType } => WrongType("nothing was put"),
        _ => Gateway.Unexpected(reply, out bool _),
    };

    private static InvalidOperationException WrongType(string consequence) => new($"The queue is not one of {typeof(T)}; {consequence}.");
}
