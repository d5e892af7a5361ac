using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Makes actors by type.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Starts a child without arguments.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="factory">The parent.</param>
    /// <param name="name">Its name, or null for a generated one.</param>
    public static IActorRef ActorOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)] TActor>(
        this IActorRefFactory factory, string? name = null) where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);

    /// <summary>A selection relative to an actor.</summary>
    /// <param name="factory">Not used.</param>
    /// <param name="anchorRef">Where the path begins.</param>
    /// <param name="actorPath">The path.</param>
    public static ActorSelection ActorSelection(this IActorRefFactory factory, IActorRef anchorRef, string actorPath) =>
        ActorRefFactoryShared.ActorSelection(anchorRef, actorPath);
}
