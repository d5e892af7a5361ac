using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Says that the router is defined in the configuration, under <c>akka.actor.deployment</c>. Immutable.</summary>
public class FromConfig : Pool
{
    /// <summary>Creates the marker.</summary>
    public FromConfig() : this(null, null, null) { }

    /// <summary>Creates the marker.</summary>
    /// <param name="resizer">The resizer, if the configuration has none; may be null.</param>
    /// <param name="supervisorStrategy">How routees are supervised; may be null.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; may be null.</param>
    public FromConfig(Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher)
        : base(0, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher: false)
    {
    }

    /// <summary>The marker that says nothing else.</summary>
    public static FromConfig Instance { get; } = new();

    /// <summary>Not to be called.</summary>
    /// <param name="system">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Router CreateRouter(ActorSystem system) => throw new NotSupportedException("FromConfig must not create Router");

    /// <summary>Not to be called.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ActorBase CreateRouterActor() => throw new NotSupportedException("FromConfig must not create RouterActor");

    /// <summary>Fails: nothing has taken the marker's place.</summary>
    /// <param name="path">The path of the router.</param>
    /// <exception cref="ConfigurationException">Always.</exception>
    public override void VerifyConfig(ActorPath path) =>
        throw new ConfigurationException($"Configuration missing for router [{path}] in 'akka.actor.deployment' section.");

    /// <summary>None.</summary>
    /// <param name="sys">Not used.</param>
    public override int GetNrOfInstances(ActorSystem sys) => 0;

    /// <summary>The properties of a router without routees in code: for groups.</summary>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    /// <summary>The marker with another dispatcher for the router's head.</summary>
    /// <param name="dispatcherId">The dispatcher's id.</param>
    public FromConfig WithDispatcher(string dispatcherId) => new(Resizer, SupervisorStrategy, dispatcherId);

    /// <summary>The marker with another resizer.</summary>
    /// <param name="resizer">The resizer.</param>
    public FromConfig WithResizer(Resizer resizer) => new(resizer, SupervisorStrategy, RouterDispatcher);

    /// <summary>The marker with another supervision of routees.</summary>
    /// <param name="strategy">The supervision.</param>
    public FromConfig WithSupervisorStrategy(SupervisorStrategy strategy) => new(Resizer, strategy, RouterDispatcher);

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new FromConfigSurrogate();

    /// <summary>The marker, as it travels. Immutable.</summary>
    public class FromConfigSurrogate : ISurrogate
    {
        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
