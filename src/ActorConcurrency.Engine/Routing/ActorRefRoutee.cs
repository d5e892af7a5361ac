using Akka.Actor;

namespace Akka.Routing;

/// <summary>An actor as a destination. Immutable; equal if it is the same actor.</summary>
public class ActorRefRoutee : Routee
{
    /// <summary>Makes a destination of an actor.</summary>
    /// <param name="actor">The actor.</param>
    public ActorRefRoutee(IActorRef actor) => Actor = actor;

    /// <summary>The actor.</summary>
    public IActorRef Actor { get; }

    /// <inheritdoc/>
    public override void Send(object message, IActorRef sender) => Actor.Tell(message, sender);

    /// <inheritdoc/>
    public override Task<object> Ask(object message, TimeSpan? timeout) => Actor.Ask(message, timeout);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorRefRoutee other && other.GetType() == GetType() && Equals(other);

    /// <summary>Whether the other stands for the same actor.</summary>
    /// <param name="other">The other.</param>
    protected bool Equals(ActorRefRoutee other) => Equals(Actor, other.Actor);

    /// <inheritdoc/>
    public override int GetHashCode() => Actor?.GetHashCode() ?? 0;
}
