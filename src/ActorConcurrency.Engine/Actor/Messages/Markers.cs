namespace Akka.Actor;

/// <summary>A message that the engine handles before the actor's behaviour sees it.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that may harm its receiver and is not delivered by an untrusted system.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that does not put off the receive timeout.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that <c>serialize-messages</c> leaves alone: it never leaves the process.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message around another.</summary>
public interface IWrappedMessage
{
    /// <summary>The message inside.</summary>
    object Message { get; }
}

/// <summary>Takes wrapped messages apart.</summary>
public static class WrappedMessage
{
    /// <summary>The innermost message.</summary>
    /// <param name="message">A message, wrapped or not.</param>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped) message = wrapped.Message;
        return message;
    }
}

/// <summary>An actor that asks for its received messages to be logged (<c>akka.actor.debug.receive</c>).</summary>
public interface ILogReceive;
