namespace Akka.Actor;

/// <summary>A message and its sender. Immutable.</summary>
public readonly struct Envelope
{
    /// <summary>Creates an envelope; without a sender, the dead letters are it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The sender, or null.</param>
    /// <param name="system">The system of the dead letters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public Envelope(object message, IActorRef? sender, ActorSystem system)
        : this(message ?? throw new ArgumentNullException(nameof(message), "The message cannot be null."), sender ?? system.DeadLetters) { }

    /// <summary>Creates an envelope.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The sender.</param>
    public Envelope(object message, IActorRef? sender)
    {
        Message = message;
        Sender = sender!;
    }

    /// <summary>The sender.</summary>
    public IActorRef Sender { get; }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Message} from {(Sender is null ? "NoSender" : Sender.ToString())}";
}
