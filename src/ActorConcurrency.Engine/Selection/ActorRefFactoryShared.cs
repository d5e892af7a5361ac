namespace Akka.Actor;

/// <summary>What a text or a path selects, for systems and contexts alike. Thread-safe.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>A selection of the actors at a path.</summary>
    /// <param name="actorPath">The path; another system's address leads to the dead letters.</param>
    /// <param name="system">The system to look in.</param>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        new(ProviderOf(system).RootGuardianAt(actorPath.Address), actorPath.Elements);

    /// <summary>A selection of the actors at a path.</summary>
    /// <param name="path">With an address, from the root (led by a slash), or relative; an empty one leads to the dead letters.</param>
    /// <param name="system">The system to look in.</param>
    /// <param name="lookupRoot">Where a relative path starts.</param>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        if (string.IsNullOrWhiteSpace(path)) return new ActorSelection(system.DeadLetters, "");
        if (path[0] == '/') return new ActorSelection(ProviderOf(system).RootGuardian, path);
        if (!path.Contains("://", StringComparison.Ordinal)) return new ActorSelection(lookupRoot, path);
        return ActorPath.TryParse(path, out var absolute)
            ? ActorSelection(absolute, system)
            : new ActorSelection(system.DeadLetters, "");
    }

    /// <summary>A selection relative to an actor.</summary>
    /// <param name="anchorActorRef">Where the path starts.</param>
    /// <param name="path">The path.</param>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);

    private static IActorRefProvider ProviderOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider;
}
