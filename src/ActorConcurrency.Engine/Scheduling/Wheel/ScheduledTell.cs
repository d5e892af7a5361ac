using Akka.Routing;

namespace Akka.Actor;

/// <summary>A message to send when it is due.</summary>
internal sealed class ScheduledTell(ICanTell receiver, object message, IActorRef? sender) : CancelableTimer
{
    // Cleared by Release, perhaps while Fire runs: the receiver first. Fire reads it last: if it is there, so was the rest.
    private ICanTell? _receiver = receiver;
    private object? _message = message;
    private IActorRef? _sender = sender;

    protected internal override void Fire()
    {
        var sender = Volatile.Read(ref _sender);
        var message = Volatile.Read(ref _message);
        if (Volatile.Read(ref _receiver) is not { } receiver) return;
        if (CheckingCellOf(receiver) is { } cell) cell.Mailbox.Post(message!, sender);
        else receiver.Tell(message!, sender);
    }

    protected internal override void Release()
    {
        base.Release();
        _receiver = null;
        Volatile.Write(ref _message, null);
        Volatile.Write(ref _sender, null);
    }

    // Where every message is serialised as a check, a scheduled one is not: it is the actor's own, and stays in the process.
    private static ActorCell? CheckingCellOf(ICanTell receiver) =>
        receiver is ActorRefWithCell { Underlying: ActorCell { SystemImpl.SerializesMessages: true, IsTerminated: false } cell and not RoutedActorCell }
            ? cell
            : null;

    public override string ToString() => $"{_receiver}.Tell({_message}, {_sender})";
}
