using Akka.Util;

namespace Akka.Actor;

/// <summary>Something that messages can be sent to.</summary>
public interface ICanTell
{
    /// <summary>Sends <paramref name="message"/> without waiting: at most once, in order per sender and receiver. Thread-safe.</summary>
    /// <param name="message">What to send; not null.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    void Tell(object message, IActorRef? sender);
}

/// <summary>A reference to an actor. Compares by path and incarnation. Thread-safe; may be sent in messages.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, ISurrogated, IComparable
{
    /// <summary>Where the actor is in its system's tree.</summary>
    ActorPath Path { get; }
}

/// <summary>Tells whether a reference is of this process.</summary>
public interface IActorRefScope
{
    /// <summary>Whether the actor lives in this process.</summary>
    bool IsLocal { get; }
}

/// <summary>The engine's view of a reference: life cycle, supervision and system messages. Thread-safe.</summary>
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>The parent, or nobody.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>The provider that made the reference.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>Whether the actor has stopped. A hint only: watch it to know.</summary>
    bool IsTerminated { get; }

    /// <summary>The reference below this one at the relative path <paramref name="name"/>, or nobody.</summary>
    /// <param name="name">Path elements; ".." is the parent, an empty element is skipped.</param>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Resumes the actor after a suspension.</summary>
    /// <param name="causedByFailure">The failure that suspended it, if one did.</param>
    void Resume(Exception? causedByFailure = null);

    /// <summary>Starts the actor. Called once, by its creator.</summary>
    void Start();

    /// <summary>Stops the actor after the message that it is handling.</summary>
    void Stop();

    /// <summary>Restarts the actor: a new instance behind the same reference.</summary>
    /// <param name="cause">Why.</param>
    void Restart(Exception cause);

    /// <summary>Suspends the handling of user messages.</summary>
    void Suspend();

    /// <summary>Sends a system message; it overtakes user messages.</summary>
    /// <param name="message">The message; an instance may be sent once only.</param>
    /// <param name="sender">Ignored.</param>
    [Obsolete("Use SendSystemMessage(message)")]
    void SendSystemMessage(Dispatch.SysMsg.ISystemMessage message, IActorRef sender);

    /// <summary>Sends a system message; it overtakes user messages.</summary>
    /// <param name="message">The message; an instance may be sent once only.</param>
    void SendSystemMessage(Dispatch.SysMsg.ISystemMessage message);
}

/// <summary>A reference whose cell can be swapped while it starts.</summary>
public interface IRepointableRef : IActorRefScope
{
    /// <summary>Whether it has started.</summary>
    bool IsStarted { get; }
}
