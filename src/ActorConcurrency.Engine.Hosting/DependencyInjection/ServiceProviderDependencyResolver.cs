using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>An <see cref="IDependencyResolver"/> on an <see cref="IServiceProvider"/>. As safe for concurrent use as the provider.</summary>
/// <param name="serviceProvider">The container.</param>
public class ServiceProviderDependencyResolver(IServiceProvider serviceProvider) : IDependencyResolver
{
    /// <summary>The container.</summary>
    public IServiceProvider ServiceProvider { get; } = serviceProvider;

    /// <inheritdoc />
    public IResolverScope CreateScope() => new ServiceProviderScope(ServiceProvider.CreateScope());

    /// <inheritdoc />
    public T? GetService<T>() => ServiceProvider.GetService<T>();

    /// <inheritdoc />
    public object? GetService(Type type) => ServiceProvider.GetService(type);

    /// <inheritdoc />
    public Props Props(Type type, params object[] args)
    {
        if (!typeof(ActorBase).IsAssignableFrom(type))
            throw new ArgumentException($"[{type}] does not derive from {typeof(ActorBase)}.", nameof(type));
        return Actor.Props.CreateBy(new ServiceProviderActorProducer(ServiceProvider, type, args));
    }

    /// <inheritdoc />
    public Props Props(Type type) => Props(type, []);

    /// <inheritdoc />
    public Props Props<T>(params object[] args) where T : ActorBase => Props(typeof(T), args);
}

/// <summary>A scope of an <see cref="IServiceProvider"/>.</summary>
/// <param name="scope">The scope; disposed with this object.</param>
public class ServiceProviderScope(IServiceScope scope) : IResolverScope
{
    /// <inheritdoc />
    public IDependencyResolver Resolver { get; } = new ServiceProviderDependencyResolver(scope.ServiceProvider);

    /// <summary>Disposes the scope and what was resolved in it.</summary>
    public void Dispose()
    {
        scope.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Constructs an actor with services and explicit arguments; the actor belongs to the engine, so nothing is released.</summary>
internal sealed class ServiceProviderActorProducer(IServiceProvider provider, Type actorType, object[] args) : IIndirectActorProducer
{
    public Type ActorType { get; } = actorType;

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(provider, ActorType, args);

    public void Release(ActorBase actor)
    {
    }
}
