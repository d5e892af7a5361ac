using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference to an actor of this process. Thread-safe.</summary>
public class LocalActorRef : ActorRefWithCell
{
    private readonly ActorCell _cell;

    // What is told goes straight there; null where the cell has a say in it. Senders thus do not look at the cell, which its actor writes to.
    private readonly Mailbox? _mailbox;

    /// <summary>Creates the reference and its cell.</summary>
    /// <param name="system">The system.</param>
    /// <param name="props">What to create.</param>
    /// <param name="dispatcher">What runs it.</param>
    /// <param name="mailboxType">The mailbox's type.</param>
    /// <param name="supervisor">The parent.</param>
    /// <param name="path">Where it is.</param>
    public LocalActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
    {
        Path = path;
#pragma warning disable CA2214 // A derived reference replaces the cell's type only; the cell must exist before the reference is known.
        _cell = NewActorCell(system, this, props, dispatcher, supervisor);
#pragma warning restore CA2214
        _cell.Init(sendSupervise: false, mailboxType);
        if (_cell.GetType() == typeof(ActorCell) && !system.SerializesMessages) _mailbox = _cell.OwnMailbox;
    }

    /// <summary>Creates the cell.</summary>
    /// <param name="system">The system.</param>
    /// <param name="self">This reference.</param>
    /// <param name="props">What to create.</param>
    /// <param name="dispatcher">What runs it.</param>
    /// <param name="supervisor">The parent.</param>
    protected virtual ActorCell NewActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new(system, self, props, dispatcher, supervisor);

    /// <summary>The cell.</summary>
    public ActorCell Cell => _cell;

    /// <inheritdoc/>
    public override ICell Underlying => _cell;

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IInternalActorRef Parent => _cell.Parent;

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _cell.SystemImpl.Provider;

    /// <inheritdoc/>
    public override IEnumerable<IActorRef> Children => _cell.GetChildren();

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override bool IsTerminated => _cell.IsTerminated;

    /// <summary>The system.</summary>
    protected ActorSystem System => _cell.System;

    /// <summary>What it was made from.</summary>
    protected Props Props => _cell.Props;

    /// <summary>What runs it.</summary>
    protected MessageDispatcher Dispatcher => _cell.Dispatcher;

    /// <summary>The parent.</summary>
    protected IInternalActorRef Supervisor => _cell.Parent;

    /// <summary>The mailbox's type. Looked up: references are many, and this is hardly asked for.</summary>
    protected MailboxType MailboxType => _cell.SystemImpl.Mailboxes.GetMailboxType(Props, Dispatcher.Configurator.Config);

    /// <inheritdoc/>
    public override IInternalActorRef GetSingleChild(string name) => _cell.GetSingleChild(name);

    /// <inheritdoc/>
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef current = this;
        for (var i = 0; i < name.Count; i++)
        {
            switch (name[i])
            {
                case "":
                    continue;
                case "..":
                    current = current.Parent;
                    continue;
            }

            if (current is not ActorRefWithCell withCell) return current.GetChild(name.Skip(i).ToArray());
            current = withCell.GetSingleChild(name[i]);
            if (current.IsNobody()) return ActorRefs.Nobody;
        }

        return current;
    }

    /// <inheritdoc/>
    public override void Start() => _cell.Start();

    /// <inheritdoc/>
    public override void Stop() => _cell.Stop();

    /// <inheritdoc/>
    public override void Suspend() => _cell.Suspend();

    /// <inheritdoc/>
    public override void Resume(Exception? causedByFailure = null) => _cell.Resume(causedByFailure);

    /// <inheritdoc/>
    public override void Restart(Exception cause) => _cell.Restart(cause);

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) => _cell.SendSystemMessage(message);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (_mailbox is { IsClosed: false } mailbox) mailbox.Post(message, sender);
        else _cell.SendMessage(sender, message);
    }
}
