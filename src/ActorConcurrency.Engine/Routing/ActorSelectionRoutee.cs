using Akka.Actor;

namespace Akka.Routing;

/// <summary>Whoever lives at a path, as a destination. Immutable; equal if the selections are.</summary>
public class ActorSelectionRoutee : Routee
{
    /// <summary>Makes a destination of a selection.</summary>
    /// <param name="actor">The selection.</param>
    public ActorSelectionRoutee(ActorSelection actor) => Selection = actor;

    /// <summary>The selection.</summary>
    public ActorSelection Selection { get; }

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender) => Selection.Tell(message, sender);

    /// <inheritdoc/>
    public override Task<object> Ask(object message, TimeSpan? timeout) => Selection.Ask(message, timeout);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorSelectionRoutee other && other.GetType() == GetType() && Equals(other);

    /// <summary>Whether the other stands for the same selection.</summary>
    /// <param name="other">The other.</param>
    protected bool Equals(ActorSelectionRoutee other) => Equals(Selection, other.Selection);

    /// <inheritdoc/>
    public override int GetHashCode() => Selection?.GetHashCode() ?? 0;
}
