using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace Akka.DependencyInjection;

/// <summary>The former <see cref="DependencyResolver"/>, kept so that older sources compile.</summary>
/// <param name="provider">The container.</param>
[Obsolete("Use DependencyResolver.")]
public sealed class ServiceProvider(IServiceProvider provider) : IExtension
{
    /// <summary>The container.</summary>
    public IServiceProvider Provider { get; } = provider;

    /// <summary>Returns the container of an actor system; the same one on every call.</summary>
    /// <param name="actorSystem">The actor system, created with a <see cref="ServiceProviderSetup"/>.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ConfigurationException">The actor system was created without a <see cref="ServiceProviderSetup"/>.</exception>
    public static ServiceProvider For(ActorSystem actorSystem)
    {
        ArgumentNullException.ThrowIfNull(actorSystem);
        return actorSystem.WithExtension<ServiceProvider, ServiceProviderExtension>();
    }

    /// <inheritdoc cref="IDependencyResolver.Props{T}" />
    public Props Props<T>(params object[] args) where T : ActorBase =>
        new ServiceProviderDependencyResolver(Provider).Props<T>(args);
}

/// <summary>Gives an actor system its <see cref="ServiceProvider"/>.</summary>
[Obsolete("Use DependencyResolverExtension.")]
public sealed class ServiceProviderExtension : ExtensionIdProvider<ServiceProvider>
{
    /// <summary>Takes the container from the system's <see cref="ServiceProviderSetup"/>.</summary>
    /// <param name="system">The actor system.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ConfigurationException">The actor system was created without a <see cref="ServiceProviderSetup"/>.</exception>
    public override ServiceProvider CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<ServiceProviderSetup>();
        if (!setup.HasValue)
            throw new ConfigurationException(
                $"Actor system [{system.Name}] was created without a [{nameof(ServiceProviderSetup)}], so it has no service container. " +
                $"Create it with a {nameof(DependencyResolverSetup)} and use DependencyResolver.For(system).");
        return new ServiceProvider(setup.Value.ServiceProvider);
    }
}

/// <summary>The former <see cref="DependencyResolverSetup"/>, kept so that older sources compile.</summary>
[Obsolete("Use DependencyResolverSetup.")]
public class ServiceProviderSetup : Setup
{
    private ServiceProviderSetup(IServiceProvider serviceProvider) => ServiceProvider = serviceProvider;

    /// <summary>The container.</summary>
    public IServiceProvider ServiceProvider { get; }

    /// <summary>A setup on a service provider. The actor system does not dispose the provider.</summary>
    /// <param name="provider">The container.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static ServiceProviderSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ServiceProviderSetup(provider);
    }
}
