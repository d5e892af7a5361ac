using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Ties a new instance to this cell. Called by the instance's constructor.</summary>
    internal void Adopt(ActorBase actor)
    {
        _actor = actor;
        if (_rare is not { } rare) return;
        rare.Behaviour = null;
        rare.Behaviours?.Clear();
        rare.Strategy = null;
    }

    /// <summary>Creates the first instance. Called by the first turn.</summary>
    internal void CreateActor()
    {
        _life = Life.Alive;
        try
        {
            var actor = NewActor();
            actor.AroundPreStart();
            if (LogsLifecycle) Debug($"Started ({actor.GetType()})");
            CheckReceiveTimeout();
        }
        catch (Exception e)
        {
            FailCreation(e);
        }
    }

    private void FailCreation(Exception e)
    {
        if (_actor is { } failed)
        {
            _actor = null;
            Recycle(failed);
        }

        var cause = e switch
        {
            ActorInitializationException known => known,
            global::System.Reflection.TargetInvocationException { InnerException: { } inner } =>
                new ActorInitializationException(Self, "Exception during creation", inner),
            _ => new ActorInitializationException(Self, "Exception during creation", e),
        };
        HandleInvokeFailure(cause);
    }

    private ActorBase NewActor()
    {
        _producing = true;
        _actor = null;
        ActorBase instance;
        try
        {
            instance = CreateNewActorInstance();
        }
        finally
        {
            _producing = false;
        }

        _actor = instance;
        if (instance is IInitializableActor initializable) initializable.Init();
        return instance;
    }

    /// <summary>Creates an instance and gives it what it asks for: stash, timers, plug-ins.</summary>
    /// <exception cref="ActorInitializationException">Nothing was created.</exception>
    protected virtual ActorBase CreateNewActorInstance()
    {
        var instance = _props.NewActor()
            ?? throw new ActorInitializationException(Self, "Actor instance passed to ActorOf can't be 'null'");
        _system.ProducerPipeline.AfterActorIncarnated(instance, this);
        return instance;
    }

    internal ITimerScheduler NewTimers() => Rarely.Timers = new TimerScheduler(this);

    internal void CancelTimers() => _rare?.Timers?.CancelAll();

    // Before an instance is given up: what it was given is taken back.
    private void Recycle(ActorBase actor)
    {
        _rare?.Timers?.Close();
        _system.ProducerPipeline.BeforeActorIncarnated(actor, this);
    }

    private void Release(ActorBase? actor)
    {
        if (_rare is { } rare)
        {
            rare.Timers = null;
            if (actor is not null && ReferenceEquals(rare.Released, actor)) return;
        }

        if (actor is IDisposable disposable) disposable.Dispose();
        _props.Release(actor);
    }

    private void Terminate()
    {
        if (_rare is not null)
        {
            _rare.ReceiveTimeout = null;
            CancelReceiveTimeout();
        }

        UnwatchWatchedActors();
        var wasTerminating = IsTerminating;
        foreach (var child in LastChildren()) Stop(child);
        if (_children is not null && _children.WaitFor(WaitReason.Termination, null))
        {
            if (wasTerminating) return;
            _mailbox.Suspend();
            SetFailed(Self);
            if (LogsLifecycle) Debug("Stopping");
            return;
        }

        FinishTerminate();
    }

    // Another thread may be making a child of the guardian just now. It makes the table (full fence) before it looks at _life
    // again; here _life is written before the table is looked for: one of the two sees the other.
    private IReadOnlyList<IInternalActorRef> LastChildren()
    {
        _life = Life.Stopping;
        Interlocked.MemoryBarrier();
        return _children?.Refuse() ?? NoChildren;
    }

    // Whoever calls this has asked for the last children before.
    private void FinishTerminate()
    {
        var actor = _actor;
        try
        {
            if (actor is not null)
            {
                actor.AroundPostStop();
                Recycle(actor);
            }
        }
        catch (Exception e)
        {
            Log(new Error(e, Self.Path.ToString(), actor!.GetType(), $"Exception in PostStop: {e.Message}"));
        }

        try
        {
            Release(actor);
        }
        catch (Exception e)
        {
            Log(new Error(e, Self.Path.ToString(), actor!.GetType(), $"Exception while releasing the actor: {e.Message}"));
        }

        Dispatcher.Detach(this);
        Parent.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true, addressTerminated: false));
        TellWatchersWeDied();
        UnwatchWatchedActors();
        if (LogsLifecycle) Debug("Stopped");
        _actor = null;
        _currentMessage = null;
        _currentSender = null;
        _rare = null;
        _props = TerminatedProps;
    }
}
