using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    private bool IsFailed => _rare?.Perpetrator is not null;

    private void SetFailed(IActorRef perpetrator) => Rarely.Perpetrator = perpetrator;

    private void ClearFailed()
    {
        if (_rare is not { } rare) return;
        rare.Perpetrator = null;
        rare.RestartFailed = false;
    }

    private SupervisorStrategy Strategy => _props.SupervisorStrategy ?? OwnStrategy ?? SupervisorStrategy.DefaultStrategy;

    private SupervisorStrategy? OwnStrategy => _actor is { } actor ? Rarely.Strategy ??= actor.AskForStrategy() : null;

    /// <summary>
    /// The actor, or a child it escalated for, has failed: it is suspended with its children, but for those that are suspended
    /// already, and the parent decides. One decision takes back one suspension of each.
    /// </summary>
    private void HandleInvokeFailure(Exception cause, IActorRef? perpetrator = null, IReadOnlyList<IInternalActorRef>? suspended = null)
    {
        if (IsFailed || _mailbox.IsClosed) return;
        cause = cause is TypeLoadException { InnerException: { } inner } && _actor is null
            ? new ActorInitializationException(Self, cause.Message, inner)
            : cause;
        try
        {
            _mailbox.Suspend();
            SetFailed(perpetrator ?? Self);
            SuspendChildren(perpetrator, suspended);
            Parent.SendSystemMessage(new Failed(Self, cause, Self.Path.Uid));
        }
        catch (Exception e)
        {
            Log(new Error(e, Self.Path.ToString(), _actor?.GetType() ?? GetType(), $"Emergency stop: exception in failure handling for {cause.GetType()}: {cause.Message}"));
            foreach (var child in LastChildren()) Stop(child);
            FinishTerminate();
        }
    }

    private void HandleFailed(Failed failed)
    {
        _currentMessage = failed;
        _currentSender = failed.Child;
        if (_children?.StatsOf(failed.Child) is not { } stats || stats.Uid != failed.Uid)
        {
            // The child has stopped or was replaced meanwhile: its late failure concerns nobody.
            if (LogsLifecycle) Debug($"Dropping Failed({failed.Cause}) from unknown child {failed.Child}");
            return;
        }

        bool handled;
        try
        {
            handled = Strategy.HandleFailure(this, failed.Child, failed.Cause, stats, _children.AllStats());
        }
        catch (Exception e)
        {
            HandleInvokeFailure(e, failed.Child);
            return;
        }

        if (!handled) HandleInvokeFailure(failed.Cause, failed.Child);
        _currentMessage = null;
    }

    private void FaultSuspend()
    {
        _mailbox.Suspend();
        SuspendChildren();
    }

    private void FaultResume(Exception? causedByFailure)
    {
        if (_actor is null)
        {
            Log(new Error(null!, Self.Path.ToString(), GetType(), "Changing Resume into Create after " + causedByFailure));
            FaultCreate();
            return;
        }

        if (causedByFailure is not null && _rare is { RestartFailed: true })
        {
            // The old instance was given up, the new one was never ready: neither can go on.
            Log(new Error(null!, Self.Path.ToString(), GetType(), "Changing Resume into Recreate after " + causedByFailure));
            FaultRecreate(causedByFailure);
            return;
        }

        var perpetrator = _rare?.Perpetrator;
        _mailbox.Resume();
        if (causedByFailure is not null) ClearFailed();
        ResumeChildren(causedByFailure, perpetrator);
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is not { } failed)
        {
            Log(new Error(null!, Self.Path.ToString(), GetType(), "Changing Recreate into Create after " + cause));
            FaultCreate();
            return;
        }

        if (IsTerminating)
        {
            // Too late to restart; let it finish what it does.
            FaultResume(null);
            return;
        }

        if (LogsLifecycle) Debug("Restarting");
        PreRestart(failed, cause);
        if (_children is not null && _children.WaitFor(WaitReason.Recreation, cause)) return;
        FinishRecreate(cause, failed);
    }

    private void PreRestart(ActorBase failed, Exception cause)
    {
        var message = _currentMessage is SystemMessage ? null : _currentMessage;
        try
        {
            // The time starts anew with the new instance; how long it is stays as it was set.
            CancelReceiveTimeout();
            failed.AroundPreRestart(cause, message!);
            Recycle(failed);
        }
        catch (Exception e)
        {
            Log(new Error(new PreRestartException(Self, e, cause, message), Self.Path.ToString(), failed.GetType(), e.Message));
        }
    }

    private void FinishRecreate(Exception cause, ActorBase failed)
    {
        var survivors = GetChildren().ToList();
        try
        {
            _mailbox.Resume();
            ClearFailed();
            Release(failed);
            var message = _currentMessage is SystemMessage ? null : _currentMessage;
            _currentMessage = null;
            Replace(failed).AroundPostRestart(cause, message!);
            if (LogsLifecycle) Debug($"Restarted ({_actor!.GetType()})");
            CheckReceiveTimeout();
            foreach (var child in survivors) child.Restart(cause);
        }
        catch (Exception e)
        {
            Rarely.RestartFailed = true;
            HandleInvokeFailure(new PostRestartException(Self, Unwrapped(e), cause), suspended: survivors);
        }
    }

    // If no new instance comes to be, the failed one stays: a next restart finds the children where this one did.
    private ActorBase Replace(ActorBase failed)
    {
        try
        {
            return NewActor();
        }
        catch
        {
            if (_actor is { } halfMade) Recycle(halfMade);
            Adopt(failed);
            Rarely.Released = failed;
            throw;
        }
    }

    private static Exception Unwrapped(Exception e) => e switch
    {
        TypeLoadException { InnerException: global::System.Reflection.TargetInvocationException { InnerException: { } inner } } => inner,
        TypeLoadException { InnerException: { } inner } => inner,
        _ => e,
    };

    // The first instance was never made: start from the beginning, without the children it may have had.
    private void FaultCreate()
    {
        CancelReceiveTimeout();
        foreach (var child in GetChildren()) Stop(child);
        if (_children is not null && _children.WaitFor(WaitReason.Creation, null)) return;
        FinishCreate();
    }

    private void FinishCreate()
    {
        _mailbox.Resume();
        ClearFailed();
        CreateActor();
    }

    private void HandleChildTerminated(IActorRef child)
    {
        var waitedFor = _children!.Remove(child);
        try
        {
            if (_actor is not null) Strategy.HandleChildTerminated(this, child, _children);
        }
        catch (Exception e)
        {
            Log(new Error(e, Self.Path.ToString(), _actor?.GetType() ?? GetType(), "HandleChildTerminated failed"));
            HandleInvokeFailure(e);
        }

        switch (waitedFor)
        {
            case WaitReason.Recreation:
                FinishRecreate(_children.Cause!, _actor!);
                break;
            case WaitReason.Creation:
                FinishCreate();
                break;
            case WaitReason.Termination:
                FinishTerminate();
                break;
        }
    }
}
