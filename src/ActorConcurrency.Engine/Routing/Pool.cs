using Akka.Actor;
using Akka.Annotations;

namespace Akka.Routing;

/// <summary>A router that makes its routees itself, as its children, and supervises them. Immutable; compares by value.</summary>
public abstract class Pool : RouterConfig, IEquatable<Pool>
{
    /// <summary>Creates the configuration.</summary>
    /// <param name="nrOfInstances">How many routees to start with.</param>
    /// <param name="resizer">Changes their number; <c>null</c> keeps it.</param>
    /// <param name="supervisorStrategy">How they are supervised; <c>null</c> takes <see cref="DefaultSupervisorStrategy"/>.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; <c>null</c> takes the default one.</param>
    /// <param name="usePoolDispatcher">Whether routees without a dispatcher of their own run on the one of the deployment's <c>pool-dispatcher</c>.</param>
    protected Pool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(routerDispatcher)
    {
        NrOfInstances = nrOfInstances;
        Resizer = resizer;
        SupervisorStrategy = supervisorStrategy ?? DefaultSupervisorStrategy;
        UsePoolDispatcher = usePoolDispatcher;
    }

    /// <summary>Restarts a routee that fails, whatever the failure.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } = new OneForOneStrategy(Decider.From(Directive.Restart));

    /// <summary>How many routees to start with.</summary>
    public int NrOfInstances { get; }

    /// <summary>Changes the number of routees; <c>null</c> keeps it.</summary>
    public virtual Resizer? Resizer { get; }

    /// <summary>How routees are supervised.</summary>
    public virtual SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>Whether routees without a dispatcher of their own run on the one of the deployment's <c>pool-dispatcher</c>.</summary>
    public virtual bool UsePoolDispatcher { get; }

    /// <summary>Whether the router stops when its last routee is gone: only if nothing can add routees again.</summary>
    public override bool StopRouterWhenAllRouteesRemoved => Resizer is null;

    /// <summary>How many routees to start with in a system.</summary>
    /// <param name="system">The system.</param>
    public abstract int GetNrOfInstances(ActorSystem system);

    /// <summary>The properties of a router with such routees.</summary>
    /// <param name="routeeProps">The routees' properties.</param>
    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    /// <inheritdoc/>
    [InternalApi]
    public override ActorBase CreateRouterActor() =>
        Resizer is null ? new RouterPoolActor(SupervisorStrategy) : new ResizablePoolActor(SupervisorStrategy);

    /// <inheritdoc/>
    public bool Equals(Pool? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (GetType() == other.GetType() && NrOfInstances == other.NrOfInstances && UsePoolDispatcher == other.UsePoolDispatcher
                && RouterDispatcher == other.RouterDispatcher && Equals(Resizer, other.Resizer)
                && Equals(SupervisorStrategy, other.SupervisorStrategy)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Pool);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GetType(), NrOfInstances, UsePoolDispatcher, RouterDispatcher);

    internal Routee NewRoutee(Props routeeProps, IActorContext context) =>
        Routee.FromActorRef(context.ActorOf(WithPoolDispatcher(routeeProps, context)));

    /// <summary>What a pool leaves open, taken from the one given in code: supervision and resizer.</summary>
    private protected static (Resizer? Resizer, SupervisorStrategy Strategy) Completed(Pool pool, RouterConfig other)
    {
        if (other is not Pool code)
            return (pool.Resizer, pool.SupervisorStrategy);
        var isOpen = pool.SupervisorStrategy.Equals(DefaultSupervisorStrategy);
        return (pool.Resizer ?? code.Resizer, isOpen ? code.SupervisorStrategy : pool.SupervisorStrategy);
    }

    private Props WithPoolDispatcher(Props routeeProps, IActorContext context)
    {
        if (!UsePoolDispatcher || routeeProps.Dispatcher != Dispatch.Dispatchers.DefaultDispatcherId)
            return routeeProps;
        var path = string.Join('/', context.Self.Path.Elements.Skip(1));
        return routeeProps.WithDispatcher($"akka.actor.deployment.\"/{path}\".pool-dispatcher");
    }
}
