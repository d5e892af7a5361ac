using Akka.Actor.Setup;

namespace Akka.DependencyInjection;

/// <summary>Hands a service container to an actor system at its creation. Immutable.</summary>
public class DependencyResolverSetup : Setup
{
    private DependencyResolverSetup(IDependencyResolver dependencyResolver) => DependencyResolver = dependencyResolver;

    /// <summary>Resolves the services.</summary>
    public IDependencyResolver DependencyResolver { get; }

    /// <summary>A setup on a service provider. The actor system does not dispose the provider.</summary>
    /// <param name="provider">The container.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static DependencyResolverSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new DependencyResolverSetup(new ServiceProviderDependencyResolver(provider));
    }

    /// <summary>A setup on a resolver of one's own.</summary>
    /// <param name="provider">The resolver.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static DependencyResolverSetup Create(IDependencyResolver provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new DependencyResolverSetup(provider);
    }
}
