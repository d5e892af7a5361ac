using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor that handles every message in <see cref="OnReceive"/>; what it does not know it passes to <c>Unhandled</c>.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <inheritdoc/>
    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Runs an asynchronous step; no other message is handled until it completes.</summary>
    /// <param name="action">The step.</param>
    protected static void RunTask(Action action) => ActorTaskScheduler.RunTask(action);

    /// <summary>Runs an asynchronous step; no other message is handled until it completes.</summary>
    /// <param name="action">The step.</param>
    protected static void RunTask(Func<Task> action) => ActorTaskScheduler.RunTask(action);

    /// <summary>Handles a message.</summary>
    /// <param name="message">The message.</param>
    protected abstract void OnReceive(object message);

    /// <summary>Replaces the behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void Become(UntypedReceive receive) => Context.Become(receive);

    /// <summary>Replaces the behaviour and remembers the one before.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);

    /// <summary>The context of the actor that runs on this thread.</summary>
    protected static new IUntypedActorContext Context => (IUntypedActorContext)ActorBase.Context;
}
