using Akka.Actor;

namespace Akka.Hosting;

/// <summary>The <see cref="IRequiredActor{TActor}"/> that the container resolves. Remembers an actor once it has found it.</summary>
/// <typeparam name="TActor">The key the actor is registered under.</typeparam>
/// <param name="registry">Where to look.</param>
public sealed class RequiredActor<TActor>(IReadOnlyActorRegistry registry) : IRequiredActor<TActor>
{
    // Only a found actor is stored. Two threads may store it twice; the registry gave both the same one.
    private IActorRef? _actor;

    /// <inheritdoc />
    public IActorRef ActorRef
    {
        get
        {
            if (_actor is { } known) return known;
            if (!registry.TryGet<TActor>(out var actor))
                throw new MissingActorRegistryEntryException(
                    $"No actor is registered under {typeof(TActor)}. Register one in WithActors; " +
                    "if it is asked for before the host has started, wait for it with GetAsync.");
            return _actor = actor;
        }
    }

    /// <inheritdoc />
    public async Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) =>
        _actor ??= await registry.GetAsync<TActor>(cancellationToken).ConfigureAwait(false);
}
