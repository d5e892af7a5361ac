using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A group that sends messages with the same key to the same routee. Immutable.</summary>
public sealed class ConsistentHashingGroup : Group
{
    /// <summary>Creates the group of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public ConsistentHashingGroup(Config config) : this(config.GetStringList("routees.paths"), config.GetInt("virtual-nodes-factor"), null, null)
    {
    }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public ConsistentHashingGroup(params string[] paths) : this(paths, 0, null, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    public ConsistentHashingGroup(IEnumerable<string> paths) : this(paths, 0, null, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="hashMapping">Gives the keys of messages.</param>
    public ConsistentHashingGroup(IEnumerable<string> paths, ConsistentHashMapping hashMapping) : this(paths, 0, hashMapping, null) { }

    /// <summary>Creates the group.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="virtualNodesFactor">How many points each routee has on the ring; 0 takes the system's default.</param>
    /// <param name="hashMapping">Gives the keys of messages; may be null.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    public ConsistentHashingGroup(IEnumerable<string>? paths, int virtualNodesFactor, ConsistentHashMapping? hashMapping, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
        VirtualNodesFactor = virtualNodesFactor;
        HashMapping = hashMapping;
    }

    /// <summary>How many points each routee has on the ring; 0 takes the system's default.</summary>
    public int VirtualNodesFactor { get; }

    private ConsistentHashMapping? HashMapping { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, HashMapping));

    /// <inheritdoc/>
    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    /// <summary>The group with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public ConsistentHashingGroup WithDispatcher(string dispatcher) => new ConsistentHashingGroup(InternalPaths, VirtualNodesFactor, HashMapping, dispatcher);

    /// <summary>The group with another mapping.</summary>
    /// <param name="mapping">Gives the keys of messages.</param>
    public ConsistentHashingGroup WithHashMapping(ConsistentHashMapping mapping) =>
        new(InternalPaths, VirtualNodesFactor, mapping, RouterDispatcher);

    /// <summary>The group with another number of points per routee.</summary>
    /// <param name="vnodes">The number.</param>
    public ConsistentHashingGroup WithVirtualNodesFactor(int vnodes) =>
        new(InternalPaths, vnodes, HashMapping, RouterDispatcher);

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        HashMapping is null && routerConfig is ConsistentHashingGroup { HashMapping: { } mapping } ? WithHashMapping(mapping) : this;

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new ConsistentHashingGroupSurrogate
    {
        Paths = InternalPaths,
        RouterDispatcher = RouterDispatcher,
    };

    /// <summary>The group, as it travels.</summary>
    public class ConsistentHashingGroupSurrogate : ISurrogate
    {
        /// <summary>The paths of the routees.</summary>
        public IEnumerable<string>? Paths { get; set; }

        /// <summary>The dispatcher of the router's head.</summary>
        public string? RouterDispatcher { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new ConsistentHashingGroup(Paths, 0, null, RouterDispatcher);
    }
}
