using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>A pool that asks one routee after the other until the first reply, which it passes on. Immutable.</summary>
public sealed class TailChoppingPool : Pool
{
    /// <summary>Creates the pool of a section of the configuration.</summary>
    /// <param name="config">The section.</param>
    public TailChoppingPool(Config config) : this(
        config.GetInt("nr-of-instances"), Routing.Resizer.FromConfig(config), null, null, config.GetTimeSpan("within"), config.GetTimeSpan("tail-chopping-router.interval"), config.HasPath("pool-dispatcher"))
    {
    }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="interval">How long to wait before the next routee is asked.</param>
    public TailChoppingPool(int nrOfInstances, TimeSpan within, TimeSpan interval) : this(nrOfInstances, null, null, null, within, interval) { }

    /// <summary>Creates the pool.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes their number; may be null.</param>
    /// <param name="supervisorStrategy">How they are supervised; may be null.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    /// <param name="within">How long to wait for the first reply.</param>
    /// <param name="interval">How long to wait before the next routee is asked.</param>
    /// <param name="usePoolDispatcher">Whether routees run on the deployment's <c>pool-dispatcher</c>.</param>
    public TailChoppingPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, TimeSpan within, TimeSpan interval, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        Within = within;
        Interval = interval;
    }

    /// <summary>How long to wait for the first reply.</summary>
    public TimeSpan Within { get; }

    /// <summary>How long to wait before the next routee is asked.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new TailChopping(system.Scheduler, Within, Interval));

    /// <inheritdoc/>
    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The pool with another dispatcher for the router's head.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public TailChoppingPool WithDispatcher(string dispatcher) => Copy(Resizer, SupervisorStrategy, dispatcher);

    /// <summary>The pool with another resizer.</summary>
    /// <param name="resizer">The resizer.</param>
    public TailChoppingPool WithResizer(Resizer resizer) => Copy(resizer, SupervisorStrategy, RouterDispatcher);

    /// <summary>The pool with another supervision of routees.</summary>
    /// <param name="strategy">The supervision.</param>
    public TailChoppingPool WithSupervisorStrategy(SupervisorStrategy strategy) => Copy(Resizer, strategy, RouterDispatcher);

    /// <inheritdoc/>
    public override RouterConfig WithFallback(RouterConfig routerConfig)
    {
        var (resizer, strategy) = Completed(this, routerConfig);
        return Copy(resizer, strategy, RouterDispatcher);
    }

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new TailChoppingPoolSurrogate
    {
        NrOfInstances = NrOfInstances,
        UsePoolDispatcher = UsePoolDispatcher,
        Resizer = Resizer,
        SupervisorStrategy = SupervisorStrategy,
        RouterDispatcher = RouterDispatcher,
        Within = Within,
        Interval = Interval,
    };

    private TailChoppingPool Copy(Resizer? resizer, SupervisorStrategy? strategy, string? dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, Within, Interval, UsePoolDispatcher);

    /// <summary>The pool, as it travels.</summary>
    public class TailChoppingPoolSurrogate : ISurrogate
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

        /// <summary>How long to wait before the next routee is asked.</summary>
        public TimeSpan Interval { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            new TailChoppingPool(NrOfInstances, Resizer, SupervisorStrategy, RouterDispatcher, Within, Interval, UsePoolDispatcher);
    }
}
