namespace Akka.Actor;

/// <summary>Receives messages outside an actor. Thread-safe.</summary>
public interface IInboxable : ICanWatch
{
    /// <summary>Where messages to this are sent.</summary>
    IActorRef Receiver { get; }

    /// <summary>The next message; blocks for <c>akka.actor.inbox.default-timeout</c> (5 s) at most.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    object Receive();

    /// <summary>The next message; blocks for <paramref name="timeout"/> at most.</summary>
    /// <param name="timeout">How long to wait; not negative.</param>
    /// <exception cref="TimeoutException">None came.</exception>
    object Receive(TimeSpan timeout);

    /// <summary>The next message that <paramref name="predicate"/> accepts; blocks for the default time-out at most.</summary>
    /// <param name="predicate">Runs on the thread of a caller or a sender; must be quick and must not throw.</param>
    /// <exception cref="TimeoutException">None came.</exception>
    object ReceiveWhere(Predicate<object> predicate);

    /// <summary>The next message that <paramref name="predicate"/> accepts; blocks for <paramref name="timeout"/> at most.</summary>
    /// <param name="predicate">Runs on the thread of a caller or a sender; must be quick and must not throw.</param>
    /// <param name="timeout">How long to wait; not negative.</param>
    /// <exception cref="TimeoutException">None came.</exception>
    object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout);

    /// <summary>The next message, or a <see cref="Status.Failure"/> with a <see cref="TimeoutException"/> after the default time-out.</summary>
    Task<object> ReceiveAsync();

    /// <summary>The next message, or a <see cref="Status.Failure"/> with a <see cref="TimeoutException"/> after <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; zero or less for what is there already.</param>
    Task<object> ReceiveAsync(TimeSpan timeout);

    /// <summary>Sends a message with <see cref="Receiver"/> for its sender.</summary>
    /// <param name="target">Who gets it.</param>
    /// <param name="message">What to send.</param>
    void Send(IActorRef target, object message);
}
