using Akka.Actor.Scheduler;

namespace Akka.Actor;

/// <summary>A message to send when it is due.</summary>
internal sealed class ScheduledTell(ICanTell receiver, object message, IActorRef? sender) : WheelTimer
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
        receiver.Tell(ChecksMessages(receiver) ? ScheduledTellMsg.Wrap(message) : message, _sender);
    }

    protected override void Release()
    {
        _receiver = null;
        _message = null;
        _sender = null;
    }

    // A wrapper costs an allocation per message, and matters only to a system that serialises every message as a check.
    private static bool ChecksMessages(ICanTell receiver) =>
        receiver is ActorRefWithCell actor && actor.Provider.Settings.SerializeAllMessages;

    public override string ToString() => $"{_receiver}.Tell({_message}, {_sender})";
}
