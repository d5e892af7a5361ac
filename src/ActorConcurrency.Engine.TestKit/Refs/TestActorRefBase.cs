using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>What <see cref="TestActorRef{TActor}"/> and <see cref="TestFSMRef{TActor,TState,TData}"/> have in common.</summary>
/// <typeparam name="TActor">The actor's class.</typeparam>
public abstract partial class TestActorRefBase<TActor> : IInternalActorRef, IReferenceWrapper where TActor : ActorBase
{
    /// <summary>Creates and starts an actor.</summary>
    /// <param name="system">The actor's system, one of a test kit.</param>
    /// <param name="actorProps">How to make the actor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null) =>
        InternalRef = InternalTestActorRef.Create(system, actorProps, supervisor, name);

    /// <summary>The engine's reference.</summary>
    protected InternalTestActorRef InternalRef { get; }

    /// <summary>The engine's reference.</summary>
    public IActorRef Ref => InternalRef;

    /// <inheritdoc />
    public ActorPath Path => InternalRef.Path;

    /// <summary>The actor instance, the current one if the actor was restarted.</summary>
    /// <exception cref="IllegalActorStateException">The actor could not be created, or has stopped before it was.</exception>
    public TActor UnderlyingActor => (TActor)InternalRef.UnderlyingActor;

    /// <inheritdoc cref="InternalTestActorRef.Receive" />
    public void Receive(object message, IActorRef? sender = null) => InternalRef.Receive(message, sender);

    /// <inheritdoc cref="InternalTestActorRef.ReceiveAsync" />
    public Task ReceiveAsync(object message, IActorRef? sender = null) => InternalRef.ReceiveAsync(message, sender);

    /// <summary>Sends a message from the current actor, or from the test actor if a test is running.</summary>
    /// <param name="message">The message.</param>
    public void Tell(object message) => InternalRef.Tell(message);

    /// <inheritdoc />
    public void Tell(object message, IActorRef? sender) => InternalRef.Tell(message, sender!);

    /// <summary>Sends a message on behalf of the sender of the message that the current actor is handling.</summary>
    /// <param name="message">The message.</param>
    public void Forward(object message) => InternalRef.Forward(message);

    /// <inheritdoc cref="InternalTestActorRef.Watch" />
    public void Watch(IActorRef subject) => InternalRef.Watch(subject);

    /// <inheritdoc cref="InternalTestActorRef.Unwatch" />
    public void Unwatch(IActorRef subject) => InternalRef.Unwatch(subject);

    /// <summary>The engine's reference.</summary>
    /// <param name="actorRef">The test's reference.</param>
    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef) => actorRef.InternalRef;

    /// <summary>The path, marked as a test actor's.</summary>
    public override string ToString() => InternalRef.ToString();

    /// <inheritdoc />
    public void SendSystemMessage(ISystemMessage message) => InternalRef.SendSystemMessage(message);

    /// <summary>Sends a system message; the sender is not used.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Not used.</param>
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => InternalRef.SendSystemMessage(message);

    bool IActorRefScope.IsLocal => InternalRef.IsLocal;

    IInternalActorRef IInternalActorRef.Parent => InternalRef.Parent;

    IActorRefProvider IInternalActorRef.Provider => InternalRef.Provider;

#pragma warning disable CS0618 // The member is obsolete and has to be implemented all the same.
    bool IInternalActorRef.IsTerminated => InternalRef.IsTerminated;
#pragma warning restore CS0618

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => InternalRef.GetChild(name);

    void IInternalActorRef.Resume(Exception? causedByFailure) => InternalRef.Resume(causedByFailure!);

    void IInternalActorRef.Start() => InternalRef.Start();

    void IInternalActorRef.Stop() => InternalRef.Stop();

    void IInternalActorRef.Restart(Exception cause) => InternalRef.Restart(cause);

    void IInternalActorRef.Suspend() => InternalRef.Suspend();

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => InternalRef.ToSurrogate(system);
}
