using System.Runtime.CompilerServices;
using Akka.Util;

namespace Akka.Actor;

/// <summary>What all references share: identity by path and incarnation, and the check of what is told. Thread-safe.</summary>
public abstract class ActorRefBase : IActorRef
{
    /// <summary>Where the actor is in its system's tree.</summary>
    public abstract ActorPath Path { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Tell(object message, IActorRef? sender)
    {
        if (message is null) ThrowNullMessage();
        TellInternal(message!, sender!);
    }

    /// <summary>Delivers a message that is not null.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The sender; null for nobody.</param>
    protected abstract void TellInternal(object message, IActorRef sender);

    /// <summary>The path with its incarnation in brackets: <c>[akka://name/user/a#123]</c>.</summary>
    public override string ToString() =>
        Path.Uid == ActorCell.UndefinedUid ? $"[{Path}]" : $"[{Path}#{Path.Uid}]";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.Uid != ActorCell.UndefinedUid ? Path.Uid.GetHashCode() : Path.GetHashCode();

    /// <inheritdoc/>
    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type IActorRef.", nameof(obj)),
    };

    /// <inheritdoc/>
    public int CompareTo(IActorRef? other)
    {
        if (other is null) return 1;
        var byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    /// <inheritdoc/>
    public virtual ISurrogate ToSurrogate(ActorSystem system) =>
        new Surrogate(Akka.Serialization.Serialization.SerializedActorPath(this));

    private void ThrowNullMessage() => throw NullMessage();

    private protected virtual Exception NullMessage() => new ArgumentNullException("message", "The message cannot be null.");

    /// <summary>A reference as it travels: its path with incarnation. Immutable.</summary>
    public class Surrogate : ISurrogate
    {
        /// <summary>Creates the surrogate.</summary>
        /// <param name="path">The serialised path.</param>
        public Surrogate(string path) => Path = path;

        /// <summary>The serialised path.</summary>
        public string Path { get; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            ((ExtendedActorSystem)system).Provider.ResolveActorRef(Path);
    }
}

/// <summary>A reference with the engine's view. Thread-safe.</summary>
public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    /// <inheritdoc/>
    public abstract IInternalActorRef Parent { get; }

    /// <inheritdoc/>
    public abstract IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    public abstract bool IsTerminated { get; }

    /// <inheritdoc/>
    public abstract bool IsLocal { get; }

    /// <inheritdoc/>
    public abstract IActorRef GetChild(IReadOnlyList<string> name);

    /// <inheritdoc/>
    public abstract void Resume(Exception? causedByFailure = null);

    /// <inheritdoc/>
    public abstract void Start();

    /// <inheritdoc/>
    public abstract void Stop();

    /// <inheritdoc/>
    public abstract void Restart(Exception cause);

    /// <inheritdoc/>
    public abstract void Suspend();

    /// <inheritdoc/>
    [Obsolete("Use SendSystemMessage(message)")]
    public void SendSystemMessage(Dispatch.SysMsg.ISystemMessage message, IActorRef sender) => SendSystemMessage(message);

    /// <inheritdoc/>
    public abstract void SendSystemMessage(Dispatch.SysMsg.ISystemMessage message);
}

/// <summary>
/// A reference without a cell behind it: every life-cycle call does nothing. The base for promises, gateways and other
/// lightweight receivers that are not actors.
/// </summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    /// <inheritdoc/>
    public override IInternalActorRef Parent => ActorRefs.Nobody;

    /// <inheritdoc/>
    public override IActorRef GetChild(IReadOnlyList<string> name) =>
        name.All(string.IsNullOrEmpty) ? this : ActorRefs.Nobody;

    /// <inheritdoc/>
    public override void Resume(Exception? causedByFailure = null) { }

    /// <inheritdoc/>
    public override void Start() { }

    /// <inheritdoc/>
    public override void Stop() { }

    /// <inheritdoc/>
    public override void Restart(Exception cause) { }

    /// <inheritdoc/>
    public override void Suspend() { }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender) { }

    /// <inheritdoc/>
    public override void SendSystemMessage(Dispatch.SysMsg.ISystemMessage message) { }

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override bool IsTerminated => false;
}

/// <summary>A reference with a cell behind it.</summary>
public abstract class ActorRefWithCell : InternalActorRefBase
{
    /// <summary>The cell.</summary>
    public abstract ICell Underlying { get; }

    /// <summary>The children, at this moment.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child called <paramref name="name"/>, or nobody.</summary>
    /// <param name="name">The name; may carry an incarnation after '#'.</param>
    public abstract IInternalActorRef GetSingleChild(string name);
}
