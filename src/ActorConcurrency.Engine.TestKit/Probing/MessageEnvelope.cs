using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that a test actor has received, with its sender. Immutable.</summary>
public abstract class MessageEnvelope
{
    /// <summary>For the derived classes.</summary>
    protected MessageEnvelope() { }

    /// <summary>The message.</summary>
    /// <exception cref="IllegalActorStateException">There is none: the last receive ended without a message.</exception>
    public abstract object Message { get; }

    /// <summary>Who sent it; the dead letters if the message was told without a sender.</summary>
    /// <exception cref="IllegalActorStateException">There is none: the last receive ended without a message.</exception>
    public abstract IActorRef Sender { get; }
}
