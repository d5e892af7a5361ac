using Akka.Actor;

namespace Akka.Routing;

/// <summary>A message that says by which key it is routed.</summary>
public interface IConsistentHashable
{
    /// <summary>The key: a text or bytes are hashed as they are, other objects as they are serialised.</summary>
    object ConsistentHashKey { get; }
}

/// <summary>Gives the key by which a message is routed, or null if it knows none. Thread-safe.</summary>
/// <param name="msg">The message.</param>
public delegate object? ConsistentHashMapping(object msg);

/// <summary>Sends what is inside to the routee of a key. Immutable.</summary>
public sealed class ConsistentHashableEnvelope : RouterEnvelope, IWrappedMessage, IConsistentHashable
{
    /// <summary>Wraps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="hashKey">The key.</param>
    public ConsistentHashableEnvelope(object message, object hashKey) : base(message) => HashKey = hashKey;

    /// <summary>The key.</summary>
    public object HashKey { get; }

    /// <summary>The key.</summary>
    public object ConsistentHashKey => HashKey;
}
