using Akka.Actor;
using Akka.Actor.Dsl;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Creates an actor out of delegates.</summary>
    /// <param name="configure">Sets the handlers.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public IActorRef ActorOf(Action<IActorDsl, IActorContext> configure, string? name = null) => ActExtensions.ActorOf(Sys, configure, name);

    /// <summary>Creates an actor out of delegates.</summary>
    /// <param name="configure">Sets the handlers.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public IActorRef ActorOf(Action<IActorDsl> configure, string? name = null) => ActExtensions.ActorOf(Sys, configure, name);
}
