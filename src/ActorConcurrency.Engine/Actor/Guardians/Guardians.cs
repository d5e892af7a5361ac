using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The root of the application's actors, and of all.</summary>
public class GuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated:
                Context.Stop(Self);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void PreStart() { }
}

/// <summary>The root of the system's own actors: stops after the application's, once those who asked for it have been told.</summary>
public class SystemGuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    private readonly IActorRef _userGuardian;
    private readonly HashSet<IActorRef> _hooks = [];

    /// <summary>Creates the guardian.</summary>
    /// <param name="userGuardian">The root of the application's actors.</param>
    public SystemGuardianActor(IActorRef userGuardian)
    {
        _userGuardian = userGuardian;
        Context.Watch(userGuardian);
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(_userGuardian):
                Become(Terminating);
                foreach (var hook in _hooks) hook.Tell(TerminationHook.Instance);
                StopWhenAllDone();
                break;
            case Terminated terminated:
                _hooks.Remove(terminated.ActorRef);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            case RegisterTerminationHook when !ReferenceEquals(Sender, Context.System.DeadLetters):
                _hooks.Add(Sender);
                Context.Watch(Sender);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }

        return true;
    }

    private bool Terminating(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                _hooks.Remove(terminated.ActorRef);
                StopWhenAllDone();
                break;
            case TerminationHookDone:
                _hooks.Remove(Sender);
                StopWhenAllDone();
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }

        return true;
    }

    private void StopWhenAllDone()
    {
        if (_hooks.Count > 0) return;
        ((ActorSystemImpl)Context.System).EventStream.StopDefaultLoggers(Context.System);
        Context.Stop(Self);
    }

    /// <summary>Leaves the children alone: the system's own actors outlive a restart of their guardian.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">The message that was being handled.</param>
    protected override void PreRestart(Exception reason, object message) { }
}

/// <summary>The reference of the root guardian: its children are the guardians, the temporary references, the dead letters and what was registered by name.</summary>
public class RootGuardianActorRef : LocalActorRef
{
    private readonly IActorRef _deadLetters;
    private readonly ConcurrentDictionary<string, IInternalActorRef> _extraNames;
    private IInternalActorRef? _tempContainer;

    internal RootGuardianActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor,
        ActorPath path, IActorRef deadLetters, ConcurrentDictionary<string, IInternalActorRef> extraNames)
        : base(system, props, dispatcher, mailboxType, supervisor, path)
    {
        _deadLetters = deadLetters;
        _extraNames = extraNames;
    }

    /// <summary>The root guardian is its own parent.</summary>
    public override IInternalActorRef Parent => this;

    /// <summary>Sets the parent of references that are no actors.</summary>
    /// <param name="tempContainer">The container.</param>
    public void SetTempContainer(IInternalActorRef tempContainer) => _tempContainer = tempContainer;

    /// <inheritdoc/>
    public override IInternalActorRef GetSingleChild(string name) => name switch
    {
        "temp" when _tempContainer is not null => _tempContainer,
        "deadLetters" => (IInternalActorRef)_deadLetters,
        _ => _extraNames.TryGetValue(name, out var extra) ? extra : base.GetSingleChild(name),
    };
}

/// <summary>What is above the root guardian: learns that it has failed or stopped, and completes the system's termination.</summary>
public class RootGuardianSupervisor : MinimalActorRef
{
    private readonly TaskCompletionSource<Status> _terminationPromise;
    private readonly EventStream _eventStream;

    /// <summary>Creates the reference.</summary>
    /// <param name="root">The root path.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="terminationPromise">Completed when the root guardian has stopped.</param>
    /// <param name="eventStream">Where to log.</param>
    public RootGuardianSupervisor(RootActorPath root, IActorRefProvider provider, TaskCompletionSource<Status> terminationPromise, EventStream eventStream)
    {
        Path = root / "_Root-guardian-supervisor";
        Provider = provider;
        _terminationPromise = terminationPromise;
        _eventStream = eventStream;
    }

    /// <summary>Why the root guardian failed, if it did.</summary>
    public Exception? CauseOfTermination { get; private set; }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender) =>
        _eventStream.Publish(new Error(null!, Path.ToString(), GetType(), $"{this} received unexpected message [{message}]"));

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage systemMessage)
    {
        switch (systemMessage)
        {
            case Failed failed:
                CauseOfTermination = failed.Cause;
                _eventStream.Publish(new Error(failed.Cause, Path.ToString(), GetType(), $"guardian {failed.Child} failed, shutting down!"));
                ((IInternalActorRef)failed.Child).Stop();
                break;
            case DeathWatchNotification:
                Stop();
                break;
        }
    }

    /// <summary>Completes the system's termination.</summary>
    public override void Stop() => _terminationPromise.TrySetResult(
        CauseOfTermination is { } cause ? new Status.Failure(cause) : new Status.Success(null!));
}
