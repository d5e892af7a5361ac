using Akka.Actor;

namespace Akka.Hosting;

/// <summary>
/// An actor as a constructor parameter: the container finds it in the <see cref="ActorRegistry"/> by
/// <typeparamref name="TActor"/>. Safe for concurrent use.
/// </summary>
/// <typeparam name="TActor">The key the actor is registered under.</typeparam>
public interface IRequiredActor<TActor>
{
    /// <summary>
    /// The actor. Actors are registered while the host starts, so constructors of hosted services use
    /// <see cref="GetAsync"/> instead.
    /// </summary>
    /// <exception cref="MissingActorRegistryEntryException">The actor is not registered (yet).</exception>
    IActorRef ActorRef { get; }

    /// <summary>Waits until the actor is registered.</summary>
    /// <param name="cancellationToken">Ends the wait; the task is then cancelled.</param>
    /// <returns>The actor.</returns>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}
