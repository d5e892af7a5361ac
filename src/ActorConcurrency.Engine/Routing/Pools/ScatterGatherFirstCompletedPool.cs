using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that asks all routees and passes on the first reply. Immutable.</summary>
public sealed class ScatterGatherFirstCompletedPool : Pool
{
    /// <summary>Creates the pool of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public ScatterGatherFirstCompletedPool(Config config) : this(
        config.GetInt("nr-of-instances"), Routing.Resizer.FromConfig(config), config.GetTimeSpan("within"), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    public ScatterGatherFirstCompletedPool(int nrOfInstances) : this(nrOfInstances, null, TimeSpan.Zero, null, null) { }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    public ScatterGatherFirstCompletedPool(int nrOfInstances, TimeSpan within) : this(nrOfInstances, null, within, null, null) { }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes their number; may be null.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="supervisorStrategy">How they are supervised; may be null.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    /// <param name="usePoolDispatcher">Whether routees run on the deployment's <c>pool-dispatcher</c>.</param>
    public ScatterGatherFirstCompletedPool(
        int nrOfInstances, Resizer? resizer, TimeSpan within, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        Within = within;
    }

    /// <summary>How long to wait for the first reply.</summary>
    public TimeSpan Within { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ScatterGatherFirstCompletedRoutingLogic(Within));

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The pool with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public ScatterGatherFirstCompletedPool WithDispatcher(string dispatcher) => Copy(Resizer, SupervisorStrategy, dispatcher);

    /// <summary>The pool with another resizer.</summary>
    /// <param name="resizer">The resizer.</param>
    public ScatterGatherFirstCompletedPool WithResizer(Resizer resizer) => Copy(resizer, SupervisorStrategy, RouterDispatcher);

    /// <summary>The pool with another supervision of routees.</summary>
    /// <param name="strategy">The supervision.</param>
    public ScatterGatherFirstCompletedPool WithSupervisorStrategy(SupervisorStrategy strategy) => Copy(Resizer, strategy, RouterDispatcher);

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        var (resizer, strategy) = Completed(this, routerConfig);
        return Copy(resizer, strategy, RouterDispatcher);
    }

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new ScatterGatherFirstCompletedPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        UsePoolDispatcher = UsePoolDispatcher,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
        Within = Within,
    };

    private ScatterGatherFirstCompletedPool Copy(Resizer? resizer, SupervisorStrategy? strategy, string? dispatcher) =>
        new(NrOfInstances, resizer, Within, strategy, dispatcher, UsePoolDispatcher);

    /// <summary>The pool, as it travels.</summary>
    public class ScatterGatherFirstCompletedPoolSurrogate : ISurrogate
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

        /// <summary>How long to wait for the first reply.</summary>
        public TimeSpan Within { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new ScatterGatherFirstCompletedPool(NrOfInstances, Resizer, Within, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);
    }
}
