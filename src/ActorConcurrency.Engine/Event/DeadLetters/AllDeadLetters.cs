using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that reached nobody, whatever the reason. Subscribe to this class to see them all. Immutable.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it; null for nobody.</param>
    /// <param name="recipient">Who should have got it.</param>
    protected AllDeadLetters(object message, IActorRef? sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Who sent it; null for nobody.</summary>
    public IActorRef? Sender { get; }

    /// <summary>Who should have got it.</summary>
    public IActorRef Recipient { get; }

    /// <summary>From whom, to whom, and the message.</summary>
    public override string ToString() => $"DeadLetter from {Sender} to {Recipient}: <{Message}>";

    private protected static IActorRef NotNull(IActorRef? actor, string parameter, string type) =>
        actor ?? throw new ArgumentNullException(parameter, $"{type} {parameter} may not be null");
}

/// <summary>Marks messages whose loss is no news: they become a <see cref="SuppressedDeadLetter"/>, which is not logged.</summary>
public interface IDeadLetterSuppression;
