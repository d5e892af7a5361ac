using System.Collections;
using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Hosting;

/// <summary>
/// Long-lived actors by type: the bridge between an actor system and a service container. One per actor system.
/// Safe for concurrent use; lookups take no lock.
/// </summary>
public class ActorRegistry : IActorRegistry, IExtension
{
    private readonly ConcurrentDictionary<Type, IActorRef> _actors = new();

    // Guarded by itself, and so is every write to _actors: a wait is either added before its actor
    // is registered, and completed by the registration, or it finds the actor.
    private readonly Dictionary<Type, TaskCompletionSource<IActorRef>> _waits = [];

    /// <summary>Returns the registry of an actor system; the same one on every call.</summary>
    /// <param name="actorSystem">The actor system.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actorSystem"/> is null.</exception>
    public static ActorRegistry For(ActorSystem actorSystem)
    {
        ArgumentNullException.ThrowIfNull(actorSystem);
        return actorSystem.WithExtension<ActorRegistry, ActorRegistryExtension>();
    }

    /// <inheritdoc />
    public void Register<TKey>(IActorRef actor, bool overwrite = false)
    {
        if (actor is null)
            throw new ArgumentNullException(nameof(actor), $"Cannot register a null actor under {typeof(TKey)}.");
        if (!TryRegister<TKey>(actor, overwrite))
            throw new DuplicateActorRegistryException(
                $"An actor is already registered under {typeof(TKey)}. Pass overwrite: true to replace it, or use another key.");
    }

    /// <inheritdoc />
    public bool TryRegister<TKey>(IActorRef actor, bool overwrite = false) => TryRegister(typeof(TKey), actor, overwrite);

    /// <inheritdoc />
    public bool TryRegister(Type key, IActorRef actor, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (actor is null) return false;

        lock (_waits)
        {
            if (!overwrite && _actors.ContainsKey(key)) return false;
            _actors[key] = actor;
            if (_waits.Remove(key, out var wait)) wait.SetResult(actor);
            return true;
        }
    }

    /// <inheritdoc />
    public IActorRef Get<TKey>() => TryGet<TKey>(out var actor)
        ? actor
        : throw new MissingActorRegistryEntryException(
            $"No actor is registered under {typeof(TKey)}. Register one with ActorRegistry.Register<{typeof(TKey).Name}>(actor), or wait for it with GetAsync.");

    /// <inheritdoc />
    public bool TryGet<TKey>(out IActorRef actor) => TryGet(typeof(TKey), out actor);

    /// <inheritdoc />
    public bool TryGet(Type key, out IActorRef actor)
    {
        ArgumentNullException.ThrowIfNull(key);
        var found = _actors.TryGetValue(key, out var registered);
        actor = registered ?? ActorRefs.Nobody;
        return found;
    }

    /// <inheritdoc />
    public Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default) => GetAsync(typeof(TKey), ct);

    /// <inheritdoc />
    public Task<IActorRef> GetAsync(Type key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_waits)
        {
            if (_actors.TryGetValue(key, out var actor)) return Task.FromResult(actor);
            if (!_waits.TryGetValue(key, out var wait))
                _waits[key] = wait = new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously);
            return Wait(wait.Task, ct);
        }
    }

    /// <summary>Enumerates a snapshot of the entries.</summary>
    /// <returns>The entries at the moment of the call.</returns>
    public IEnumerator<KeyValuePair<Type, IActorRef>> GetEnumerator() => _actors.ToArray().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static async Task<IActorRef> Wait(Task<IActorRef> registered, CancellationToken ct) =>
        await registered.WaitAsync(ct).ConfigureAwait(false);
}
