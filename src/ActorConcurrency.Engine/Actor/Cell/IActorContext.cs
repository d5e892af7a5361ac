using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Watches other actors' deaths. Used inside an actor only.</summary>
public interface ICanWatch
{
    /// <summary>
    /// Asks for one <see cref="Terminated"/> when <paramref name="subject"/> has stopped. Who watches it already keeps the message first
    /// asked for.
    /// </summary>
    /// <param name="subject">Whom to watch.</param>
    /// <returns>The subject.</returns>
    IActorRef Watch(IActorRef subject);

    /// <summary>
    /// Asks for <paramref name="message"/> in place of <see cref="Terminated"/>. Who watches the subject already keeps the message first
    /// asked for: unwatch it before you ask for another.
    /// </summary>
    /// <param name="subject">Whom to watch.</param>
    /// <param name="message">What to be told.</param>
    /// <returns>The subject.</returns>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends the watch: no message about it comes any more, even if one was on its way.</summary>
    /// <param name="subject">Who was watched.</param>
    /// <returns>The subject.</returns>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>Makes actors and looks them up.</summary>
public interface IActorRefFactory
{
    /// <summary>Starts a child. It is created on its own dispatcher; messages may be sent at once.</summary>
    /// <param name="props">What to create.</param>
    /// <param name="name">A name unique among its siblings, or null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">The name is malformed or taken.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping or has stopped.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>A selection of the actors at a path.</summary>
    /// <param name="actorPath">The path.</param>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>A selection of the actors at a path, which may hold the wildcards '*' and '?'.</summary>
    /// <param name="actorPath">Absolute, or relative to this one.</param>
    ActorSelection ActorSelection(string actorPath);
}

/// <summary>An actor's view of itself. Used by its own actor only; not thread-safe.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor.</summary>
    IActorRef Self { get; }

    /// <summary>What the actor was made from.</summary>
    Props Props { get; }

    /// <summary>Who sent the message being handled; the dead letters if nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The parent.</summary>
    IActorRef Parent { get; }

    /// <summary>What runs the actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>How long the actor may receive nothing before it is told <see cref="Actor.ReceiveTimeout"/>; null for ever.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    void Become(Receive receive);

    /// <summary>Replaces the behaviour and remembers the one before.</summary>
    /// <param name="receive">The new behaviour.</param>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour before.</summary>
    void UnbecomeStacked();

    /// <summary>The child called <paramref name="name"/>, or nobody.</summary>
    /// <param name="name">The name.</param>
    IActorRef Child(string name);

    /// <summary>The children, at this moment.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Sets or clears the receive timeout.</summary>
    /// <param name="timeout">How long; at least a millisecond; null for ever.</param>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child, or the actor itself, after the message being handled.</summary>
    /// <param name="child">Whom.</param>
    void Stop(IActorRef child);
}

/// <summary>The view of an <see cref="UntypedActor"/>.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    void Become(UntypedReceive receive);

    /// <summary>Replaces the behaviour and remembers the one before.</summary>
    /// <param name="receive">The new behaviour.</param>
    void BecomeStacked(UntypedReceive receive);
}

/// <summary>A behaviour: handles a message or says that it did not.</summary>
/// <param name="message">The message.</param>
public delegate bool Receive(object message);

/// <summary>A behaviour that handles every message.</summary>
/// <param name="message">The message.</param>
public delegate void UntypedReceive(object message);
