using Akka.Actor;
using Akka.Annotations;

namespace Akka.Routing;

/// <summary>A router whose routees are made elsewhere and found by their paths. Immutable; compares by value.</summary>
public abstract class Group : RouterConfig, IEquatable<Group>
{
    /// <summary>The paths of the routees.</summary>
    protected readonly string[] InternalPaths;

    /// <summary>Creates the configuration.</summary>
    /// <param name="paths">The paths of the routees.</param>
    /// <param name="routerDispatcher">The dispatcher of the router's head; <c>null</c> takes the default one.</param>
    protected Group(IEnumerable<string>? paths, string? routerDispatcher) : base(routerDispatcher) => InternalPaths = [.. paths ?? []];

    /// <summary>The paths of the routees in a system.</summary>
    /// <param name="system">The system.</param>
    public abstract IEnumerable<string> GetPaths(ActorSystem system);

    /// <summary>The properties of the router.</summary>
    public Props Props() => Actor.Props.Empty.WithRouter(this);

    /// <inheritdoc/>
    [InternalApi]
    public override ActorBase CreateRouterActor() => new RouterActor();

    /// <inheritdoc/>
    public bool Equals(Group? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (GetType() == other.GetType() && RouterDispatcher == other.RouterDispatcher && InternalPaths.SequenceEqual(other.InternalPaths)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Group);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(GetType(), InternalPaths.Length, RouterDispatcher);

    internal static Routee RouteeFor(string path, IActorContext context) => new ActorSelectionRoutee(context.ActorSelection(path));
}
