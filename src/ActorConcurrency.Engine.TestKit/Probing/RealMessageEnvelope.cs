using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that did arrive. Immutable.</summary>
public class RealMessageEnvelope : MessageEnvelope
{
    /// <summary>Creates the envelope.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    public RealMessageEnvelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <inheritdoc />
    public override object Message { get; }

    /// <inheritdoc />
    public override IActorRef Sender { get; }

    /// <summary>The message and its sender, for failure messages.</summary>
    public override string ToString() => $"<{Message ?? "null"}> from {SenderText}";

    private string SenderText => Sender is null || Sender.Equals(ActorRefs.NoSender) ? "NoSender" : Sender.ToString()!;
}
