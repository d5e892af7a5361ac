using System.Linq.Expressions;
using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Creates an actor with a generated name.</summary>
    /// <param name="props">How to make the actor.</param>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    /// <summary>Creates an actor.</summary>
    /// <param name="props">How to make the actor.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    /// <summary>Creates an actor with a generated name.</summary>
    /// <typeparam name="TActor">The actor's class.</typeparam>
    public IActorRef ActorOf<TActor>() where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>());

    /// <summary>Creates an actor.</summary>
    /// <typeparam name="TActor">The actor's class.</typeparam>
    /// <inheritdoc cref="ActorOf(Props, string)" />
    public IActorRef ActorOf<TActor>(string? name) where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name);

    /// <summary>Creates an actor with a generated name.</summary>
    /// <typeparam name="TActor">The actor's class.</typeparam>
    /// <param name="factory">A call of the actor's constructor.</param>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory) where TActor : ActorBase => Sys.ActorOf(Props.Create(factory));

    /// <summary>Creates an actor.</summary>
    /// <typeparam name="TActor">The actor's class.</typeparam>
    /// <param name="factory">A call of the actor's constructor.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string? name) where TActor : ActorBase =>
        Sys.ActorOf(Props.Create(factory), name);

    /// <summary>Selects actors by path.</summary>
    /// <param name="actorPath">The path.</param>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Selects actors by path, with wildcards.</summary>
    /// <param name="actorPath">The path.</param>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Selects actors by a path that begins at an actor.</summary>
    /// <param name="anchorRef">The actor.</param>
    /// <param name="actorPath">The path.</param>
    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) => new(anchorRef, actorPath);
}
