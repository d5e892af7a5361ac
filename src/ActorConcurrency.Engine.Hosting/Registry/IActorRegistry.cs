using Akka.Actor;

namespace Akka.Hosting;

/// <summary>An <see cref="IReadOnlyActorRegistry"/> that actors can be added to. Safe for concurrent use.</summary>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <summary>Registers an actor under <typeparamref name="TKey"/> and completes the waits for it.</summary>
    /// <typeparam name="TKey">The key; one actor per key.</typeparam>
    /// <param name="actor">The actor.</param>
    /// <param name="overwrite"><c>true</c> replaces an earlier entry; default <c>false</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="actor"/> is null.</exception>
    /// <exception cref="DuplicateActorRegistryException">The key is taken and <paramref name="overwrite"/> is <c>false</c>.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Registers an actor under <typeparamref name="TKey"/> if that is possible.</summary>
    /// <typeparam name="TKey">The key; one actor per key.</typeparam>
    /// <param name="actor">The actor; null is refused.</param>
    /// <param name="overwrite"><c>true</c> replaces an earlier entry; default <c>false</c>.</param>
    /// <returns><c>false</c> if the actor is null, or the key is taken and <paramref name="overwrite"/> is <c>false</c>.</returns>
    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Registers an actor under <paramref name="key"/> if that is possible.</summary>
    /// <param name="key">The key; one actor per key.</param>
    /// <param name="actor">The actor; null is refused.</param>
    /// <param name="overwrite"><c>true</c> replaces an earlier entry; default <c>false</c>.</param>
    /// <returns><c>false</c> if the actor is null, or the key is taken and <paramref name="overwrite"/> is <c>false</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    bool TryRegister(Type key, IActorRef actor, bool overwrite = false);
}
