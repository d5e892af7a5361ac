using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit.Internal;

/// <summary>
/// The reference behind <see cref="TestActorRef{TActor}"/>: a local actor whose instance, and whose behaviour, a test can
/// reach directly. Thread-safe as a reference; what it gives access to is as safe as the actor is.
/// </summary>
public partial class InternalTestActorRef : LocalActorRef
{
    private static long _created;

    private InternalTestActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailbox,
        IInternalActorRef parent, ActorPath path)
        : base(system, props, dispatcher, mailbox, parent, path)
    {
    }

    /// <summary>Creates and starts an actor.</summary>
    /// <param name="system">The actor's system.</param>
    /// <param name="props">How to make the actor. Without a dispatcher of its own it runs on the <see cref="CallingThreadDispatcher"/>.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    public static InternalTestActorRef Create(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null)
    {
        if (props.Deploy.Dispatcher == Deploy.NoDispatcherGiven)
            props = props.WithDispatcher(CallingThreadDispatcher.Id);
        var given = supervisor is IReferenceWrapper wrapper ? wrapper.Ref : supervisor;
        var parent = (IInternalActorRef?)given ?? ((ActorSystemImpl)system).Guardian;
        return SynchronousStart.Create(system, props, parent, name ?? CreateUniqueName(),
            (s, p, dispatcher, mailbox, supervising, path) => new InternalTestActorRef(s, p, dispatcher, mailbox, supervising, path));
    }

    /// <summary>A name that no other test actor of this process has; begins with <c>$$</c>.</summary>
    public static string CreateUniqueName() => "$$" + Letters(Interlocked.Increment(ref _created) - 1);

    /// <summary>The actor instance, the current one if the actor was restarted.</summary>
    /// <exception cref="IllegalActorStateException">The actor could not be created, or has stopped before it was.</exception>
    public object UnderlyingActor => GetTestActorCell().Actor ?? AskForActor();

    /// <summary>
    /// Lets the actor's current behaviour handle a message on this thread, past the mailbox: what it throws comes out here,
    /// and no supervisor hears of it. Not for an actor that is handling another message.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The sender the actor sees; null for the dead letters.</param>
    public void Receive(object message, IActorRef? sender = null)
    {
        var (cell, envelope) = (GetTestActorCell(), EnvelopeOf(message, sender));
        CallingThread.Run(() => cell.UseThreadContext(() => cell.ReceiveMessageForTest(envelope)));
    }

    /// <summary>
    /// As <see cref="Receive"/>, for an asynchronous handler: the task ends when the handler has ended, and carries what the
    /// handler threw.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The sender the actor sees; null for the dead letters.</param>
    public Task ReceiveAsync(object message, IActorRef? sender = null) =>
        GetTestActorCell().ReceiveMessageForTestAsync(EnvelopeOf(message, sender));

    /// <summary>Makes the actor watch another one.</summary>
    /// <param name="subject">Whom to watch.</param>
    public void Watch(IActorRef subject) => GetTestActorCell().UseThreadContext(() => GetTestActorCell().Watch(subject));

    /// <summary>Ends a watch.</summary>
    /// <param name="subject">Whom to watch no longer.</param>
    public void Unwatch(IActorRef subject) => GetTestActorCell().UseThreadContext(() => GetTestActorCell().Unwatch(subject));

    /// <inheritdoc />
    public override IInternalActorRef Parent => Supervisor;

    /// <summary>The path, marked as a test actor's.</summary>
    public override string ToString() => $"TestActor[{Path}]";

    /// <summary>The actor's cell.</summary>
    protected TestActorCell GetTestActorCell() => (TestActorCell)Cell;

    /// <inheritdoc />
    protected override ActorCell NewActorCell(ActorSystemImpl system, IInternalActorRef self, Props props,
        MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new TestActorCell(system, self, props, dispatcher, supervisor);

    // On a dispatcher with threads of its own the actor may still be under construction.
    private object AskForActor()
    {
        var patience = TestKitExtension.For(System).DefaultTimeout;
        var answer = IsTerminated ? null : this.Ask<object>(InternalGetActor.Instance, patience);
        if (answer is null || Task.WaitAny([answer, System.WhenTerminated], patience) != 0 || !answer.IsCompletedSuccessfully)
            throw new IllegalActorStateException($"{this} has no actor: its constructor threw, or it has stopped. The log tells which.");
        return answer.Result;
    }

    private Envelope EnvelopeOf(object message, IActorRef? sender) =>
        new(message, sender is null || sender.Equals(ActorRefs.NoSender) ? System.DeadLetters : sender, System);

    private static string Letters(long number)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        var text = "";
        do
        {
            text += Alphabet[(int)(number & 63)];
            number >>= 6;
        }
        while (number != 0);
        return text;
    }
}
