using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Gives every actor system one <see cref="ActorRegistry"/>.</summary>
public sealed class ActorRegistryExtension : ExtensionIdProvider<ActorRegistry>
{
    /// <summary>Creates an empty registry.</summary>
    /// <param name="system">The actor system it belongs to.</param>
    /// <returns>The registry.</returns>
    public override ActorRegistry CreateExtension(ExtendedActorSystem system) => new();
}
