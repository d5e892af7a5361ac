using Akka.Actor;
using Akka.Configuration;

namespace Akka.DependencyInjection;

/// <summary>An actor system's access to the service container it was created with. Safe for concurrent use.</summary>
/// <param name="resolver">Resolves the services.</param>
public sealed class DependencyResolver(IDependencyResolver resolver) : IExtension
{
    /// <summary>Resolves services, opens scopes.</summary>
    public IDependencyResolver Resolver { get; } = resolver;

    /// <summary>Returns the resolver of an actor system; the same one on every call.</summary>
    /// <param name="actorSystem">The actor system, created with a <see cref="DependencyResolverSetup"/>.</param>
    /// <returns>The resolver.</returns>
    /// <exception cref="ConfigurationException">The actor system was created without a <see cref="DependencyResolverSetup"/>.</exception>
    public static DependencyResolver For(ActorSystem actorSystem)
    {
        ArgumentNullException.ThrowIfNull(actorSystem);
        return actorSystem.WithExtension<DependencyResolver, DependencyResolverExtension>();
    }

    /// <inheritdoc cref="IDependencyResolver.Props{T}" />
    public Props Props<T>(params object[] args) where T : ActorBase => Resolver.Props<T>(args);

    /// <summary>Props for an actor that the container constructs, anew for every incarnation.</summary>
    /// <typeparam name="T">The actor's class.</typeparam>
    /// <returns>The props.</returns>
    public Props Props<T>() where T : ActorBase => Resolver.Props<T>();

    /// <inheritdoc cref="IDependencyResolver.Props(Type)" />
    public Props Props(Type type) => Resolver.Props(type);

    /// <inheritdoc cref="IDependencyResolver.Props(Type, object[])" />
    public Props Props(Type type, params object[] args) => Resolver.Props(type, args);
}

/// <summary>Gives an actor system its <see cref="DependencyResolver"/>.</summary>
public sealed class DependencyResolverExtension : ExtensionIdProvider<DependencyResolver>
{
    /// <summary>Creates the resolver from the system's <see cref="DependencyResolverSetup"/>.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>The resolver.</returns>
    /// <exception cref="ConfigurationException">The actor system was created without a <see cref="DependencyResolverSetup"/>.</exception>
    public override DependencyResolver CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<DependencyResolverSetup>();
        if (!setup.HasValue)
            throw new ConfigurationException(
                $"Actor system [{system.Name}] was created without a [{nameof(DependencyResolverSetup)}], so it has no service container. " +
                "Create it with BootstrapSetup.Create().And(DependencyResolverSetup.Create(serviceProvider)), or with AddAkka.");
        return new DependencyResolver(setup.Value.DependencyResolver);
    }
}
