using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that sends messages with the same key to the same routee. Immutable.</summary>
public sealed class ConsistentHashingPool : Pool
{
    /// <summary>Creates the pool of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public ConsistentHashingPool(Config config) : this(
        config.GetInt("nr-of-instances"), Routing.Resizer.FromConfig(config), null, null, config.HasPath("pool-dispatcher"), config.GetInt("virtual-nodes-factor"), null)
    {
    }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    public ConsistentHashingPool(int nrOfInstances) : this(nrOfInstances, null, null, null) { }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="hashMapping">Gives the keys of messages.</param>
    public ConsistentHashingPool(int nrOfInstances, ConsistentHashMapping hashMapping) : this(nrOfInstances, null, null, null, hashMapping: hashMapping) { }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes their number; may be null.</param>
    /// <param name="supervisorStrategy">How they are supervised; may be null.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    /// <param name="usePoolDispatcher">Whether routees run on the deployment's <c>pool-dispatcher</c>.</param>
    /// <param name="virtualNodesFactor">How many points each routee has on the ring; 0 takes the system's default.</param>
    /// <param name="hashMapping">Gives the keys of messages; may be null.</param>
    public ConsistentHashingPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false, int virtualNodesFactor = 0, ConsistentHashMapping? hashMapping = null)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
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
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The pool with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public ConsistentHashingPool WithDispatcher(string dispatcher) => Copy(Resizer, SupervisorStrategy, dispatcher);

    /// <summary>The pool with another resizer.</summary>
    /// <param name="resizer">The resizer.</param>
    public ConsistentHashingPool WithResizer(Resizer resizer) => Copy(resizer, SupervisorStrategy, RouterDispatcher);

    /// <summary>The pool with another supervision of routees.</summary>
    /// <param name="strategy">The supervision.</param>
    public ConsistentHashingPool WithSupervisorStrategy(SupervisorStrategy strategy) => Copy(Resizer, strategy, RouterDispatcher);

    /// <summary>The pool with another mapping.</summary>
    /// <param name="mapping">Gives the keys of messages.</param>
    public ConsistentHashingPool WithHashMapping(ConsistentHashMapping mapping) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor, mapping);

    /// <summary>The pool with another number of points per routee.</summary>
    /// <param name="vnodes">The number.</param>
    public ConsistentHashingPool WithVirtualNodesFactor(int vnodes) =>
        new(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, vnodes, HashMapping);

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        var (resizer, strategy) = Completed(this, routerConfig);
        var pool = Copy(resizer, strategy, RouterDispatcher);
        return HashMapping is null && routerConfig is ConsistentHashingPool { HashMapping: { } mapping } ? pool.WithHashMapping(mapping) : pool;
    }

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new ConsistentHashingPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        UsePoolDispatcher = UsePoolDispatcher,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
        VirtualNodesFactor = VirtualNodesFactor,
    };

    private ConsistentHashingPool Copy(Resizer? resizer, SupervisorStrategy? strategy, string? dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher, VirtualNodesFactor, HashMapping);

    /// <summary>The pool, as it travels.</summary>
    public class ConsistentHashingPoolSurrogate : ISurrogate
    {
        /// <summary>How many routees to start with.</summary>
        public int NrOfInstances { get; set; }

        /// <summary>Whether routees run on the deployment's <c>pool-dispatcher</c>.</summary>
        public bool UsePoolDispatcher { get; set; }

        /// <summary>Changes the number of routees.</summary>
        public Resizer? Resizer { get; set; }

        /// <summary>How routees are supervised.</summary>
        public SupervisorStrategy? SupervisorStrategy { get; set; }

        /// <summary>The dispatcher of the router's head.</summary>
        public string? RouterDispatcher { get; set; }

        /// <summary>How many points each routee has on the ring; 0 takes the system's default.</summary>
        public int VirtualNodesFactor { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new ConsistentHashingPool(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher, VirtualNodesFactor);
    }
}
