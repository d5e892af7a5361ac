using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>
/// What actors see of a service container: services, scopes, and props whose constructor arguments the container fills in.
/// </summary>
public interface IDependencyResolver
{
    /// <summary>Opens a scope. The caller disposes it, usually in the actor's <c>PostStop</c>.</summary>
    /// <returns>The scope.</returns>
    IResolverScope CreateScope();

    /// <summary>Returns a service.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <returns>The service, or null if there is none of that type.</returns>
    T? GetService<T>();

    /// <summary>Returns a service.</summary>
    /// <param name="type">The service's type.</param>
    /// <returns>The service, or null if there is none of that type.</returns>
    object? GetService(Type type);

    /// <summary>Props for an actor that the container constructs, anew for every incarnation.</summary>
    /// <param name="type">The actor's class.</param>
    /// <param name="args">The constructor arguments that do not come from the container, in any order.</param>
    /// <returns>The props.</returns>
    /// <exception cref="ArgumentException"><paramref name="type"/> is not an actor.</exception>
    Props Props(Type type, params object[] args);

    /// <summary>Props for an actor that the container constructs, anew for every incarnation.</summary>
    /// <param name="type">The actor's class.</param>
    /// <returns>The props.</returns>
    /// <exception cref="ArgumentException"><paramref name="type"/> is not an actor.</exception>
    Props Props(Type type);

    /// <summary>Props for an actor that the container constructs, anew for every incarnation.</summary>
    /// <typeparam name="T">The actor's class.</typeparam>
    /// <param name="args">The constructor arguments that do not come from the container, in any order.</param>
    /// <returns>The props.</returns>
    Props Props<T>(params object[] args) where T : ActorBase;
}

/// <summary>A scope of the container. Disposing it disposes what was resolved in it.</summary>
public interface IResolverScope : IDisposable
{
    /// <summary>Resolves within the scope.</summary>
    IDependencyResolver Resolver { get; }
}
