using System.Diagnostics;
using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Gives the engine an actor's context.</summary>
public interface IInternalActor
{
    /// <summary>The context.</summary>
    IActorContext ActorContext { get; }
}

/// <summary>
/// The base of all actors. One thread at a time runs an actor's code, and each run sees all that the one before wrote, so
/// its fields need neither locks nor volatile. Create one through <see cref="Props"/>, never with <c>new</c>.
/// </summary>
public abstract partial class ActorBase : IInternalActor
{
    private readonly ActorCell _cell;

    /// <summary>Creates the instance inside its cell.</summary>
    /// <exception cref="ActorInitializationException">It was created outside: use <c>ActorOf</c>.</exception>
    protected ActorBase()
    {
        _cell = InternalCurrentActorCellKeeper.Current is { AcceptsInstance: true } cell
            ? cell
            : throw new ActorInitializationException(
                "There is no active ActorContext, this is most likely due to use of async operations from within this actor or because the actor was created using 'new'. Create it with ActorOf(Props).");
        _cell.Adopt(this);
        // Before the constructors of derived classes, which may start timers already.
        if (this is IWithTimers timed) timed.Timers = _cell.NewTimers();
    }

    IActorContext IInternalActor.ActorContext => _cell;

    internal ActorCell Cell => _cell;

    /// <summary>Who sent the message being handled; the dead letters if nobody did.</summary>
    protected IActorRef Sender => _cell.Sender;

    /// <summary>This actor's reference.</summary>
    protected IActorRef Self => _cell.Self;

    /// <summary>The context of the actor that runs on this thread.</summary>
    /// <exception cref="NotSupportedException">No actor runs here, as after an <c>await</c> with <c>ConfigureAwait(false)</c>.</exception>
    protected static IActorContext Context => InternalCurrentActorCellKeeper.Current
        ?? throw new NotSupportedException("There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive => static _ => false;

    /// <summary>Runs a behaviour; what it does not handle goes to <see cref="Unhandled"/>.</summary>
    /// <param name="receive">The behaviour.</param>
    /// <param name="message">The message.</param>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = ReferenceEquals(receive, OwnReceive) ? Receive(message) : receive(message);
        if (!handled) Unhandled(message);
        return handled;
    }

    /// <summary>Handles a message.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    protected abstract bool Receive(object message);

    /// <summary>
    /// What stands for <see cref="Receive"/> of whichever actor runs on this thread: one delegate for all actors. Only who overrides
    /// <see cref="AroundReceive"/> and calls it sees it run.
    /// </summary>
    internal static readonly Receive OwnReceive = static message => InternalCurrentActorCellKeeper.Current!.Actor!.Receive(message);

    /// <summary>Called with each message that was not handled: publishes <see cref="UnhandledMessage"/>.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="DeathPactException">It is a <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);
        _cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    internal void InvokeUnhandled(object message) => Unhandled(message);

    /// <summary>Replaces the behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void Become(Receive receive) => _cell.Become(receive);

    /// <summary>Replaces the behaviour and remembers the one before.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour before.</summary>
    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    /// <summary>Sets or clears the receive timeout.</summary>
    /// <param name="timeout">How long; null for ever.</param>
    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);
}
