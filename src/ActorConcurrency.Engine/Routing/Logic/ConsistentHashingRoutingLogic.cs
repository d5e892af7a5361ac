using Akka.Actor;
using Akka.Event;

namespace Akka.Routing;

/// <summary>
/// Sends messages with the same key to the same destination, and moves few keys when destinations come and go. The key comes from the
/// mapping, else from the message itself (<see cref="IConsistentHashable"/>). Thread-safe.
/// </summary>
public sealed class ConsistentHashingRoutingLogic : RoutingLogic
{
    private readonly ActorSystem _system;
    private readonly int _virtualNodesFactor;
    private readonly ConsistentHashMapping? _hashMapping;
    private readonly Lazy<ILoggingAdapter> _log;

    // The ring of the array of destinations that was last seen. A router never changes its array, so the pair is right as long as the
    // array is the same; it is published as one immutable object, and threads that race make equal ones.
    private volatile Ring? _ring;

    /// <summary>Creates the logic with the system's number of points per destination and without a mapping.</summary>
    /// <param name="system">The system: serialises keys.</param>
    public ConsistentHashingRoutingLogic(ActorSystem system) : this(system, 0, null) { }

    /// <summary>Creates the logic.</summary>
    /// <param name="system">The system: serialises keys.</param>
    /// <param name="virtualNodesFactor">How many points each destination has on the ring; 0 takes the system's default.</param>
    /// <param name="hashMapping">Gives the keys of messages; may be null.</param>
    public ConsistentHashingRoutingLogic(ActorSystem system, int virtualNodesFactor, ConsistentHashMapping? hashMapping)
    {
        _system = system;
        _virtualNodesFactor = virtualNodesFactor == 0 ? system.Settings.DefaultVirtualNodesFactor : virtualNodesFactor;
        _hashMapping = hashMapping;
        _log = new(() => Logging.GetLogger(system, this));
    }

    /// <summary>The logic with another mapping.</summary>
    /// <param name="mapping">Gives the keys of messages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mapping"/> is null.</exception>
    public ConsistentHashingRoutingLogic WithHashMapping(ConsistentHashMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return new(_system, _virtualNodesFactor, mapping);
    }

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;

        var key = _hashMapping?.Invoke(message) ?? (message as IConsistentHashable)?.ConsistentHashKey;
        if (key is null)
        {
            _log.Value.Warning("Message [{0}] must be handled by hashMapping, or implement [{1}] or be wrapped in [{2}]",
                message.GetType().Name, nameof(IConsistentHashable), nameof(ConsistentHashableEnvelope));
            return Routee.NoRoutee;
        }

        return Select(key, message, RingOf(routees));
    }

    private Routee Select(object key, object message, ConsistentHash<Node> ring)
    {
        try
        {
            return key switch
            {
                string text => ring.NodeFor(text),
                byte[] bytes => ring.NodeFor(bytes),
                _ => ring.NodeFor(_system.Serialization.FindSerializerFor(key).ToBinary(key)),
            } is { Routee: var routee } ? routee : Routee.NoRoutee;
        }
        catch (Exception fault)
        {
            _log.Value.Warning(fault, "Couldn't route message with consistent hash key [{0}] due to [{1}]", key, fault.Message);
            return Routee.NoRoutee;
        }
    }

    private ConsistentHash<Node> RingOf(Routee[] routees)
    {
        if (_ring is not { } ring || !ReferenceEquals(ring.Routees, routees))
            _ring = ring = new Ring(routees, ConsistentHash.Create(routees.Select(routee => new Node(routee)), _virtualNodesFactor));
        return ring.Hash;
    }

    private sealed record Ring(Routee[] Routees, ConsistentHash<Node> Hash);

    /// <summary>A destination under the text that places it on the ring.</summary>
    private sealed record Node(Routee Routee)
    {
        public override string ToString() => Routee switch
        {
            ActorRefRoutee { Actor: { } actor } => actor.Path.ToString(),
            ActorSelectionRoutee { Selection: { } selection } => selection.Anchor.Path + selection.PathString,
            _ => Routee.ToString()!,
        };
    }
}
