using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that was sent to an actor that has stopped or never was. Immutable.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">Who should have got it.</param>
    /// <exception cref="ArgumentNullException">A reference is null.</exception>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, NotNull(sender, nameof(sender), nameof(DeadLetter)), NotNull(recipient, nameof(recipient), nameof(DeadLetter)))
    {
    }
}

/// <summary>A <see cref="DeadLetter"/> whose message asked not to be logged. Immutable.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">Who should have got it.</param>
    /// <exception cref="ArgumentNullException">A reference is null.</exception>
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(
            message,
            NotNull(sender, nameof(sender), nameof(SuppressedDeadLetter)),
            NotNull(recipient, nameof(recipient), nameof(SuppressedDeadLetter)))
    {
    }
}

/// <summary>A message that an actor got and did not understand. Immutable.</summary>
public sealed class UnhandledMessage : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it; null for nobody.</param>
    /// <param name="recipient">Who did not understand it.</param>
    public UnhandledMessage(object message, IActorRef? sender, IActorRef recipient) : base(message, sender, recipient) { }
}

/// <summary>A message thrown away on its way: by a full queue, or by a router without routees. Immutable.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why it was thrown away.</param>
    /// <param name="sender">Who sent it; null for nobody.</param>
    /// <param name="recipient">Who should have got it.</param>
    public Dropped(object message, string reason, IActorRef? sender, IActorRef recipient) : base(message, sender, recipient) =>
        Reason = reason;

    /// <summary>Wraps a message whose sender is not known.</summary>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why it was thrown away.</param>
    /// <param name="recipient">Who should have got it.</param>
    public Dropped(object message, string reason, IActorRef recipient) : this(message, reason, ActorRefs.NoSender, recipient) { }

    /// <summary>Why it was thrown away.</summary>
    public string Reason { get; }
}
