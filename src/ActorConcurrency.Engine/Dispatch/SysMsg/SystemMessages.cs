using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the engine to a cell. It overtakes user messages and is handled while the actor is suspended.</summary>
public interface ISystemMessage : INoSerializationVerificationNeeded;

/// <summary>
/// The base of all system messages. An instance is a link of its receiver's queue: send it once, to one receiver.
/// </summary>
public abstract class SystemMessage : ISystemMessage
{
    internal SystemMessage? Next;

    /// <summary>Whether it is in no queue.</summary>
    public bool Unlinked => Next is null;

    /// <summary>Takes it out of its chain.</summary>
    public void Unlink() => Next = null;

    /// <summary>Whether a cell that waits for its children to stop puts this message off.</summary>
    internal virtual bool WaitsForChildren => false;

    /// <summary>Whether a failed cell puts this message off until it is resumed or restarted.</summary>
    internal virtual bool WaitsForRecovery => false;
}

/// <summary>Does nothing.</summary>
public sealed class NoMessage : SystemMessage
{
    /// <inheritdoc/>
    public override string ToString() => "NoMessage";
}

/// <summary>Creates the actor's instance.</summary>
public sealed class Create : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="failure">Why the actor cannot be created, if that is known already.</param>
    public Create(ActorInitializationException? failure = null) => Failure = failure;

    /// <summary>Why the actor cannot be created, if that is known already.</summary>
    public ActorInitializationException? Failure { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Create other && Equals(Failure, other.Failure);

    /// <inheritdoc/>
    public override int GetHashCode() => Failure?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => "<Create>" + (Failure is null ? "" : " Failure: " + Failure);
}

/// <summary>Restarts the actor with a new instance.</summary>
public sealed class Recreate : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="cause">Why.</param>
    public Recreate(Exception cause) => Cause = cause;

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    internal override bool WaitsForChildren => true;

    /// <inheritdoc/>
    public override string ToString() => $"<Recreate> Cause: {Cause}";
}

/// <summary>Suspends the handling of user messages.</summary>
public sealed class Suspend : SystemMessage
{
    internal override bool WaitsForChildren => true;

    /// <inheritdoc/>
    public override string ToString() => "<Suspend>";
}

/// <summary>Resumes the handling of user messages.</summary>
public sealed class Resume : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="causedByFailure">The failure that suspended the actor, if one did.</param>
    public Resume(Exception? causedByFailure) => CausedByFailure = causedByFailure;

    /// <summary>The failure that suspended the actor, if one did.</summary>
    public Exception? CausedByFailure { get; set; }

    internal override bool WaitsForChildren => true;

    /// <inheritdoc/>
    public override string ToString() => $"<Resume> CausedByFailure: {CausedByFailure}";
}

/// <summary>Stops the actor.</summary>
public sealed class Terminate : SystemMessage, IPossiblyHarmful, IDeadLetterSuppression
{
    /// <inheritdoc/>
    public override string ToString() => "<Terminate>";
}

/// <summary>Stops the actor.</summary>
public sealed class Stop : SystemMessage
{
    /// <inheritdoc/>
    public override string ToString() => "<Stop>";
}

/// <summary>Asks a router or guardian to stop a child.</summary>
public sealed class StopChild
{
    /// <summary>Creates the message.</summary>
    /// <param name="child">Which child.</param>
    public StopChild(IActorRef child) => Child = child;

    /// <summary>Which child.</summary>
    public IActorRef Child { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<StopChild> {Child}";
}

/// <summary>Tells a supervisor about a new child.</summary>
public sealed class Supervise : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="child">The child.</param>
    /// <param name="async">Whether it starts asynchronously.</param>
    public Supervise(IActorRef child, bool async)
    {
        Child = child;
        Async = async;
    }

    /// <summary>Whether it starts asynchronously.</summary>
    public bool Async { get; }

    /// <summary>The child.</summary>
    public IActorRef Child { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Supervise>: {Child}{(Async ? " async" : "")}";
}

/// <summary>Tells a supervisor that a child has failed.</summary>
public sealed class Failed : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="child">The child.</param>
    /// <param name="cause">What it threw.</param>
    /// <param name="uid">Its incarnation.</param>
    public Failed(IActorRef child, Exception cause, long uid)
    {
        Child = child;
        Cause = cause;
        Uid = uid;
    }

    /// <summary>What it threw.</summary>
    public Exception Cause { get; }

    /// <summary>The child.</summary>
    public IActorRef Child { get; }

    /// <summary>Its incarnation.</summary>
    public long Uid { get; }

    internal override bool WaitsForChildren => true;

    internal override bool WaitsForRecovery => true;

    /// <inheritdoc/>
    public override string ToString() => $"<Failed>: {Child} ({Uid}) Cause: {Cause}";
}

/// <summary>A failure that is passed up.</summary>
public sealed class Escalate : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="reason">The failure.</param>
    public Escalate(Exception reason) => Reason = reason;

    /// <summary>The failure.</summary>
    public Exception Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Escalate>: {Reason}";
}

/// <summary>Registers a watcher with the actor it watches.</summary>
public class Watch : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="watchee">Who is watched.</param>
    /// <param name="watcher">Who watches.</param>
    public Watch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        Watchee = watchee;
        Watcher = watcher;
    }

    /// <summary>Who is watched.</summary>
    public IInternalActorRef Watchee { get; }

    /// <summary>Who watches.</summary>
    public IInternalActorRef Watcher { get; }

    /// <summary>Equality by both parties.</summary>
    /// <param name="other">The other message.</param>
    protected bool Equals(Watch other) => Equals(Watchee, other.Watchee) && Equals(Watcher, other.Watcher);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Watch other && other.GetType() == GetType() && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Watchee, Watcher);

    /// <inheritdoc/>
    public override string ToString() => $"<Watch>: {Watcher} wants to watch {Watchee}";
}

/// <summary>Takes a watcher's registration back.</summary>
public sealed class Unwatch : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="watchee">Who was watched.</param>
    /// <param name="watcher">Who watched.</param>
    public Unwatch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        Watchee = watchee;
        Watcher = watcher;
    }

    /// <summary>Who was watched.</summary>
    public IInternalActorRef Watchee { get; }

    /// <summary>Who watched.</summary>
    public IInternalActorRef Watcher { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Unwatch other && Equals(Watchee, other.Watchee) && Equals(Watcher, other.Watcher);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Watchee, Watcher);

    /// <inheritdoc/>
    public override string ToString() => $"<Unwatch>: {Watcher} wants to unwatch {Watchee}";
}

/// <summary>Tells a watcher, or the parent, that an actor has stopped.</summary>
public sealed class DeathWatchNotification : SystemMessage, IDeadLetterSuppression
{
    /// <summary>Creates the message.</summary>
    /// <param name="actor">Who stopped.</param>
    /// <param name="existenceConfirmed">Whether it is known to have existed.</param>
    /// <param name="addressTerminated">Whether its whole system is gone.</param>
    public DeathWatchNotification(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        Actor = actor;
        ExistenceConfirmed = existenceConfirmed;
        AddressTerminated = addressTerminated;
    }

    /// <summary>Who stopped.</summary>
    public IActorRef Actor { get; }

    /// <summary>Whether it is known to have existed.</summary>
    public bool ExistenceConfirmed { get; }

    /// <summary>Whether its whole system is gone.</summary>
    public bool AddressTerminated { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<DeathWatchNotification>: {Actor}, ExistenceConfirmed={ExistenceConfirmed}, AddressTerminated={AddressTerminated}";
}

/// <summary>A step of an asynchronous handler, run on its actor's thread of control.</summary>
public sealed class ActorTask : SystemMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="task">The step.</param>
    public ActorTask(Task task) => Task = task;

    /// <summary>The step.</summary>
    public Task Task { get; }
}

/// <summary>Registers an actor of the system guardian to be told before the system stops. No state, one instance.</summary>
public sealed class RegisterTerminationHook
{
    private RegisterTerminationHook() { }

    /// <summary>The only instance.</summary>
    public static RegisterTerminationHook Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<RegisterTerminationHook>";
}

/// <summary>Tells a registered actor that the system stops. No state, one instance.</summary>
public sealed class TerminationHook
{
    private TerminationHook() { }

    /// <summary>The only instance.</summary>
    public static TerminationHook Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<TerminationHook>";
}

/// <summary>A registered actor's answer: it is done. No state, one instance.</summary>
public sealed class TerminationHookDone
{
    private TerminationHookDone() { }

    /// <summary>The only instance.</summary>
    public static TerminationHookDone Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<TerminationHookDone>";
}
