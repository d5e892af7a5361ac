using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A reference to a path where no actor is: what is told to it is a dead letter, and who watches it is told at once. Thread-safe.</summary>
public class EmptyLocalActorRef : MinimalActorRef
{
    private readonly EventStream _eventStream;

    /// <summary>Creates the reference.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="path">Where nobody is.</param>
    /// <param name="eventStream">Where dead letters are published.</param>
    public EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
    {
        Provider = provider;
        Path = path;
        _eventStream = eventStream;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    public override bool IsTerminated => true;

    /// <summary>Where dead letters are published.</summary>
    private protected EventStream EventStream => _eventStream;

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is DeadLetter letter) SpecialHandle(letter.Message, letter.Sender);
        else if (!SpecialHandle(message, sender)) _eventStream.Publish(new DeadLetter(message, sender ?? Provider.DeadLetters, this));
    }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) => SpecialHandle(message, Provider.DeadLetters);

    /// <summary>Answers what is asked of an absent actor.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The sender, or null.</param>
    /// <returns>Whether it was answered.</returns>
    protected virtual bool SpecialHandle(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Watch watch:
                if (watch.Watchee.Equals(this) && !watch.Watcher.Equals(this)) NotifyAbsence(watch);
                return true;
            case Unwatch or NoMessage:
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null!), this);
                return true;
            case ActorSelectionMessage { Message: Identify identify, WildCardFanOut: false }:
                sender?.Tell(new ActorIdentity(identify.MessageId, null!), this);
                return true;
            case ActorSelectionMessage { WildCardFanOut: true }:
                return true; // A pattern may match nobody.
            case ActorSelectionMessage selection:
                _eventStream.Publish(new DeadLetter(selection.Message, sender ?? Provider.DeadLetters, this));
                return true;
            case IDeadLetterSuppression suppressed:
                _eventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? Provider.DeadLetters, this));
                return true;
            default:
                return false;
        }
    }

    private protected static void NotifyAbsence(Watch watch) =>
        watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
}

/// <summary>Where dead letters go: it publishes them on the event stream. Thread-safe.</summary>
public class DeadLetterActorRef : EmptyLocalActorRef
{
    /// <summary>Creates the reference.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="path">Its path.</param>
    /// <param name="eventStream">Where dead letters are published.</param>
    public DeadLetterActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream) : base(provider, path, eventStream) { }

    private protected override Exception NullMessage() => new InvalidMessageException();

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, ActorRefs.Nobody), this);
                break;
            case DeadLetter letter:
                if (!SpecialHandle(letter.Message, letter.Sender)) EventStream.Publish(letter);
                break;
            default:
                if (!SpecialHandle(message, sender)) EventStream.Publish(new DeadLetter(message, sender ?? Provider.DeadLetters, this));
                break;
        }
    }

    /// <inheritdoc/>
    protected override bool SpecialHandle(object message, IActorRef? sender)
    {
        if (message is not Watch watch) return base.SpecialHandle(message, sender);
        if (!watch.Watchee.Equals(this) && !watch.Watcher.Equals(this)) NotifyAbsence(watch);
        return true;
    }
}

/// <summary>A reference that ignores everything. Thread-safe.</summary>
internal sealed class IgnoreActorRef(IActorRefProvider provider) : MinimalActorRef
{
    private static readonly ActorPath IgnorePath = new RootActorPath(new Address("akka", "local")) / "ignore";

    public override ActorPath Path => IgnorePath;

    public override IActorRefProvider Provider { get; } = provider;

    public static bool IsIgnorePath(ActorPath path) => IgnorePath.Equals(path);
}

/// <summary>A path below which references are registered that are no actors: promises, gateways. Thread-safe.</summary>
internal sealed class VirtualPathContainer(IActorRefProvider provider, ActorPath path, IInternalActorRef parent) : MinimalActorRef
{
    private readonly global::System.Collections.Concurrent.ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public override IActorRefProvider Provider { get; } = provider;

    public override IInternalActorRef Parent { get; } = parent;

    public override ActorPath Path { get; } = path;

    public void AddChild(string name, IInternalActorRef actor) => _children[name] = actor;

    public void RemoveChild(string name) => _children.TryRemove(name, out _);

    public IEnumerable<IInternalActorRef> Children => _children.Values;

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0 || (name.Count == 1 && name[0].Length == 0)) return this;
        ActorCell.SplitNameAndUid(name[0], out var plain, out _);
        if (!_children.TryGetValue(plain, out var child)) return ActorRefs.Nobody;
        return name.Count == 1 ? child : child.GetChild(name.Skip(1).ToArray());
    }
}
