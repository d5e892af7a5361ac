using Akka.Actor;

namespace Akka.Hosting;

/// <summary>
/// The reading side of an <see cref="ActorRegistry"/>: finds actors by the type they were registered under.
/// Enumerating it yields a snapshot of the entries. All members are safe for concurrent use.
/// </summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    /// <summary>Returns the actor registered under <typeparamref name="TKey"/>.</summary>
    /// <typeparam name="TKey">The key; usually the actor's class, but any type will do.</typeparam>
    /// <returns>The actor's reference.</returns>
    /// <exception cref="MissingActorRegistryEntryException">Nothing is registered under the key.</exception>
    IActorRef Get<TKey>();

    /// <summary>Looks up the actor registered under <typeparamref name="TKey"/>.</summary>
    /// <typeparam name="TKey">The key.</typeparam>
    /// <param name="actor">The actor, or <see cref="ActorRefs.Nobody"/> if there is none.</param>
    /// <returns><c>true</c> if an actor is registered under the key.</returns>
    bool TryGet<TKey>(out IActorRef actor);

    /// <summary>Looks up the actor registered under <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="actor">The actor, or <see cref="ActorRefs.Nobody"/> if there is none.</param>
    /// <returns><c>true</c> if an actor is registered under the key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    bool TryGet(Type key, out IActorRef actor);

    /// <summary>Waits until an actor is registered under <typeparamref name="TKey"/>.</summary>
    /// <typeparam name="TKey">The key.</typeparam>
    /// <param name="ct">Ends the wait; the task is then cancelled.</param>
    /// <returns>A task of its own for each call; already complete if the actor is there.</returns>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    /// <summary>Waits until an actor is registered under <paramref name="key"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ct">Ends the wait; the task is then cancelled.</param>
    /// <returns>A task of its own for each call; already complete if the actor is there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}
