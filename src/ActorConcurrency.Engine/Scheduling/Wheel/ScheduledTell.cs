using Akka.Routing;

namespace Akka.Actor;

/// <summary>A message to send when it is due.</summary>
internal sealed class ScheduledTell(ICanTell receiver, object message, IActorRef? sender) : CancelableTimer
{
    // Cleared by Release, perhaps while Fire runs; each read once.
    private ICanTell? _receiver = receiver;
    private object? _message = message;
    private IActorRef? _sender = sender;

    protected internal override void Fire()
    {
        var receiver = _receiver;
        var message = _message;
        if (receiver is null || message is null) return;
        if (CheckingCellOf(receiver) is { } cell) cell.Mailbox.Post(message, _sender);
        else receiver.Tell(message, _sender);
    }

    protected internal override void Release()
    {
        base.Release();
        _receiver = null;
        _message = null;
        _sender = null;
    }

    // Where every message is serialised as a check, a scheduled one is not: it is the actor's own, and stays in the process.
    private static ActorCell? CheckingCellOf(ICanTell receiver) =>
        receiver is ActorRefWithCell { Underlying: ActorCell { SystemImpl.SerializesMessages: true, IsTerminated: false } cell and not RoutedActorCell }
            ? cell
            : null;

    public override string ToString() => $"{_receiver}.Tell({_message}, {_sender})";
}
