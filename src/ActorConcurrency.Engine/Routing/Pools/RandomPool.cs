using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that sends each message to any routee. Immutable.</summary>
public sealed class RandomPool : Pool
{
    /// <summary>Creates the pool of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public RandomPool(Config config) : this(
        config.GetInt("nr-of-instances"), Routing.Resizer.FromConfig(config), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    public RandomPool(int nrOfInstances) : this(nrOfInstances, null, null, null) { }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes their number; may be null.</param>
    /// <param name="supervisorStrategy">How they are supervised; may be null.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    /// <param name="usePoolDispatcher">Whether routees run on the deployment's <c>pool-dispatcher</c>.</param>
    public RandomPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The pool with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public RandomPool WithDispatcher(string dispatcher) => Copy(Resizer, SupervisorStrategy, dispatcher);

    /// <summary>The pool with another resizer.</summary>
    /// <param name="resizer">The resizer.</param>
    public RandomPool WithResizer(Resizer resizer) => Copy(resizer, SupervisorStrategy, RouterDispatcher);

    /// <summary>The pool with another supervision of routees.</summary>
    /// <param name="strategy">The supervision.</param>
    public RandomPool WithSupervisorStrategy(SupervisorStrategy strategy) => Copy(Resizer, strategy, RouterDispatcher);

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        var (resizer, strategy) = Completed(this, routerConfig);
        return Copy(resizer, strategy, RouterDispatcher);
    }

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new RandomPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        UsePoolDispatcher = UsePoolDispatcher,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
    };

    private RandomPool Copy(Resizer? resizer, SupervisorStrategy? strategy, string? dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher);

    /// <summary>The pool, as it travels.</summary>
    public class RandomPoolSurrogate : ISurrogate
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

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new RandomPool(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, UsePoolDispatcher);
    }
}
