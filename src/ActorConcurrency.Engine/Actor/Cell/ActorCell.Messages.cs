using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Handles a message: what it throws goes to the supervisor.</summary>
    /// <param name="envelope">The message and its sender.</param>
    public void Invoke(Envelope envelope)
    {
        var message = envelope.Message;
        _currentMessage = message;
        _currentSender = envelope.Sender;
        if (CurrentIsStashed) CurrentIsStashed = false;
        var isActivity = _rare?.ReceiveTimeout is null || BeginActivity(message);
        try
        {
            if (message is IAutoReceivedMessage) AutoReceiveMessage(envelope);
            else ReceiveMessage(message);
            _currentMessage = null;
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }

        if (_rare?.ReceiveTimeout is not null) CheckReceiveTimeout(reschedule: isActivity);
    }

    // A message that counts as activity stops the running receive timeout.
    private bool BeginActivity(object message)
    {
        if (message is INotInfluenceReceiveTimeout) return false;
        CancelReceiveTimeout();
        return true;
    }

    /// <summary>Handles a message without the mailbox.</summary>
    /// <param name="envelope">The message and its sender.</param>
    public void ReceiveMessageForTest(Envelope envelope)
    {
        var (message, sender) = (_currentMessage, _currentSender);
        (_currentMessage, _currentSender) = (envelope.Message, envelope.Sender);
        try
        {
            UseThreadContext(() => ReceiveMessage(envelope.Message));
        }
        finally
        {
            (_currentMessage, _currentSender) = (message, sender);
        }
    }

    /// <summary>Gives a message to the actor's behaviour.</summary>
    /// <param name="message">The message.</param>
    protected virtual void ReceiveMessage(object message)
    {
        if (message is KeyedTimer timer)
        {
            if (_rare?.Timers?.Open(timer) is not { } inner) return;
            message = inner;
            _currentMessage = inner;
            if (inner is IAutoReceivedMessage)
            {
                AutoReceiveMessage(new Envelope(inner, _currentSender));
                return;
            }
        }

        var actor = _actor!;
        var handled = actor.AroundReceive(_rare?.Behaviour ?? ActorBase.OwnReceive, message);
        if (_system.LogsReceived && actor is ILogReceive)
            Debug($"received {(handled ? "handled" : "unhandled")} message {message} from {Sender.Path}");
    }

    /// <summary>Handles a message that the engine itself knows.</summary>
    /// <param name="envelope">The message and its sender.</param>
    protected virtual void AutoReceiveMessage(Envelope envelope)
    {
        if (_system.Settings.DebugAutoReceive) Debug($"received AutoReceiveMessage {envelope.Message}");
        switch (envelope.Message)
        {
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case PoisonPill:
                ((IInternalActorRef)Self).Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case ActorSelectionMessage selection:
                ReceiveSelection(selection);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, Self));
                break;
            default:
                ReceiveMessage(envelope.Message);
                break;
        }
    }

    private void ReceiveSelection(ActorSelectionMessage selection)
    {
        if (selection.Elements.Length == 0) Invoke(new Envelope(selection.Message, _currentSender));
        else Akka.Actor.ActorSelection.DeliverSelection((IInternalActorRef)Self, Sender, selection);
    }

    /// <summary>Handles a system message.</summary>
    internal void SystemInvoke(SystemMessage message)
    {
        if (MustPutOff(message))
        {
            (Rarely.PutOff ??= new Queue<SystemMessage>()).Enqueue(message);
            return;
        }

        var wasBusy = IsFailed || IsWaitingForChildren;
        try
        {
            Handle(message);
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }

        if (wasBusy && !_mailbox.IsClosed) ResumePutOff();
    }

    private void Handle(SystemMessage message)
    {
        switch (message)
        {
            case ActorTask step:
                TaskScheduler.Run(step.Task);
                break;
            case AsyncHandlerDone done:
                done.Complete(this);
                break;
            case DeathWatchNotification death:
                WatchedActorTerminated(death.Actor, death.ExistenceConfirmed, death.AddressTerminated);
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case Watch watch:
                AddWatcher(watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                RemWatcher(unwatch.Watchee, unwatch.Watcher);
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause);
                break;
            case Dispatch.SysMsg.Suspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Dispatch.SysMsg.Terminate or Dispatch.SysMsg.Stop:
                Terminate();
                break;
            case Supervise supervise:
                Supervised(supervise.Child);
                break;
            case Escalate escalate:
                throw escalate.Reason;
        }
    }

    private bool MustPutOff(SystemMessage message) =>
        (message.WaitsForChildren && IsWaitingForChildren) || (message.WaitsForRecovery && IsFailed);

    private void ResumePutOff()
    {
        if (_rare?.PutOff is not { Count: > 0 } putOff) return;
        for (var left = putOff.Count; left > 0 && putOff.TryDequeue(out var message); left--)
        {
            if (_mailbox.IsClosed) _system.DeadLetterSystemMessage(message, Self);
            else SystemInvoke(message);
        }
    }

    private void Supervised(IActorRef child)
    {
        if (LogsLifecycle) Debug("now supervising " + child);
    }
}
