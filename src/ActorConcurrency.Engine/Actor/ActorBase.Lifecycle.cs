namespace Akka.Actor;

public abstract partial class ActorBase
{
    internal SupervisorStrategy AskForStrategy() => SupervisorStrategy();

    /// <summary>How this actor's children are supervised. Asked once per instance; <see cref="Actor.SupervisorStrategy.DefaultStrategy"/> by default.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Called before the first message of the first instance.</summary>
    protected virtual void PreStart() { }

    /// <summary>Called after the last message of the last instance; its children have stopped.</summary>
    protected virtual void PostStop() { }

    /// <summary>Called on the failed instance before a restart: unwatches and stops all children, then calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">Why it is restarted.</param>
    /// <param name="message">The message that was being handled, if any.</param>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in _cell.GetChildren())
        {
            _cell.Unwatch(child);
            _cell.Stop(child);
        }

        PostStop();
    }

    /// <summary>Called on the new instance after a restart: calls <see cref="PreStart"/>.</summary>
    /// <param name="reason">Why it was restarted.</param>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Runs <see cref="PreStart"/>; override to do something around it, and call the base.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Cancels the timers and runs <see cref="PostStop"/>; override to do something around it, and call the base.</summary>
    public virtual void AroundPostStop()
    {
        _cell.CancelTimers();
        PostStop();
    }

    /// <summary>Cancels the timers and runs <see cref="PreRestart"/>; override to do something around it, and call the base.</summary>
    /// <param name="cause">Why it is restarted.</param>
    /// <param name="message">The message that was being handled, if any.</param>
    public virtual void AroundPreRestart(Exception cause, object message)
    {
        _cell.CancelTimers();
        PreRestart(cause, message);
    }

    /// <summary>Runs <see cref="PostRestart"/>; override to do something around it, and call the base.</summary>
    /// <param name="cause">Why it was restarted.</param>
    /// <param name="message">The message that was being handled, if any.</param>
    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);
}
