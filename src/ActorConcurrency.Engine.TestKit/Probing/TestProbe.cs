using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>
/// An actor that stands in for a partner of the actor under test, with a queue, a deadline and expectations of its own. Can
/// be used wherever a reference is asked for. As a kit, not thread-safe; as a reference, thread-safe.
/// </summary>
public class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef, IReferenceWrapper
{
    /// <summary>Creates a probe; usually done by <see cref="TestKitBase.CreateTestProbe(string)"/>.</summary>
    /// <param name="system">The system.</param>
    /// <param name="assertions">The test framework's assertions.</param>
    /// <param name="testProbeName">The probe's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string? testProbeName = null)
        : base(assertions, system, testProbeName)
    {
    }

    /// <summary>The probe's actor.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>The sender of the message that the last receive has taken.</summary>
    /// <exception cref="IllegalActorStateException">It has taken none.</exception>
    public IActorRef Sender => LastSender;

    private IInternalActorRef Inner => (IInternalActorRef)TestActor;

    /// <summary>Sends a message from the probe.</summary>
    /// <param name="actor">Who gets it.</param>
    /// <param name="message">The message.</param>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Sends a message to the sender of the message that the last receive has taken, from the probe.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="IllegalActorStateException">The last receive has taken no message.</exception>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <summary>Forwards the message that the last receive has taken, with its sender.</summary>
    /// <param name="actor">Who gets it.</param>
    /// <exception cref="IllegalActorStateException">The last receive has taken no message.</exception>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage);

    /// <summary>Sends a message on behalf of the sender of the message that the last receive has taken.</summary>
    /// <param name="actor">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="IllegalActorStateException">The last receive has taken no message.</exception>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, Sender);

    /// <summary>Cannot be used: probes are created by the test's kit.</summary>
    /// <param name="name">Not used.</param>
#pragma warning disable CS0809 // The public API says so: on a probe the method is an error, on a kit it is not.
    [Obsolete("Cannot create a TestProbe from a TestProbe", true)]
    public override TestProbe CreateTestProbe(string? name = null) =>
        throw new NotSupportedException("Cannot create a TestProbe from a TestProbe");
#pragma warning restore CS0809

    /// <summary>Creates a child of the probe.</summary>
    /// <typeparam name="T">The child's class.</typeparam>
    /// <inheritdoc cref="TestKitBase.ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf<T>(string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create(typeof(T)), name, supervisorStrategy, cancellationToken);

    /// <summary>Creates a child of the probe, with a generated name.</summary>
    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf<T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create(typeof(T)), supervisorStrategy, cancellationToken);

    /// <summary>Creates a child of the probe, supervised by the default strategy.</summary>
    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf<T>(string name, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create(typeof(T)), name, cancellationToken);

    /// <summary>Creates a child of the probe, with a generated name, supervised by the default strategy.</summary>
    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf<T>(CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create(typeof(T)), cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync<T>(string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create(typeof(T)), name, supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(SupervisorStrategy, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync<T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create(typeof(T)), supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create(typeof(T)), name, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync<T>(CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create(typeof(T)), cancellationToken);

    /// <summary>Whether the other is a reference to the probe's actor.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => TestActor.Equals(obj is TestProbe probe ? probe.TestActor : obj);

    /// <inheritdoc />
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(object? obj) => TestActor.CompareTo(obj);

    /// <summary>The probe's actor, marked as a probe.</summary>
    public override string ToString() => $"TestProbe({TestActor})";

    /// <inheritdoc />
    public void SendSystemMessage(ISystemMessage message) => Inner.SendSystemMessage(message);

    /// <summary>Sends a system message; the sender is not used.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Not used.</param>
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => Inner.SendSystemMessage(message);

    void ICanTell.Tell(object message, IActorRef? sender) => TestActor.Tell(message, sender!);

    ActorPath IActorRef.Path => TestActor.Path;

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => TestActor.CompareTo(other);

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => TestActor.ToSurrogate(system);

    bool IActorRefScope.IsLocal => Inner.IsLocal;

    IInternalActorRef IInternalActorRef.Parent => Inner.Parent;

    IActorRefProvider IInternalActorRef.Provider => Inner.Provider;

#pragma warning disable CS0618 // The member is obsolete and has to be implemented all the same.
    bool IInternalActorRef.IsTerminated => Inner.IsTerminated;
#pragma warning restore CS0618

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => Inner.GetChild(name);

    void IInternalActorRef.Resume(Exception? causedByFailure) => Inner.Resume(causedByFailure!);

    void IInternalActorRef.Start() => Inner.Start();

    void IInternalActorRef.Stop() => Inner.Stop();

    void IInternalActorRef.Restart(Exception cause) => Inner.Restart(cause);

    void IInternalActorRef.Suspend() => Inner.Suspend();
}
