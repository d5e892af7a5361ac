using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>
/// A dispatcher for actors that stand in for a lock: short handlers that never block and never run code of a user's. While such an
/// actor is idle, the thread that tells it something runs it at once; while it is busy, the message is left for whoever runs it.
/// An uncontended request then costs about what an uncontended lock does, and contended ones are handed to the one thread that is
/// inside already. After 16 messages, or 20 µs after the first, a worker goes on. Thread-safe.
/// </summary>
/// <remarks>
/// <para>What a sender's thread runs sees nothing of the sender: no execution context, no synchronisation context; and nothing comes
/// back, exceptions included: they go to the actor's supervisor. It never happens inside another actor, nor on the engine's own threads.
/// The sender may hold locks; handlers that take none cannot wait for them.</para>
/// <para>Order: the sender claims the idle mailbox by a compare-and-swap and is its consumer from then on, so the rest of the
/// argument is that of <see cref="DefaultMailbox"/>. Messages of its own that it sent before are consumed: the mailbox was idle.</para>
/// <para>The idea is that of combining and of queue delegation locks (Hendler et al. 2010; Klaftenegger et al. 2014). Akka.NET has no
/// such dispatcher. Only actors with the default mailbox run so; with another mailbox this is the usual dispatcher.</para>
/// </remarks>
internal sealed class CombiningDispatcher : Dispatcher
{
    // Its clock starts with the turn that is given a copy.
    private static readonly Turn Budget = Turn.OfSender(messages: 16, TimeSpan.FromMicroseconds(20));
    private static readonly ExecutionContext NoContext = ContextOfNobody();

    [ThreadStatic] private static bool _refuses;

    public CombiningDispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout) { }

    /// <summary>Says that this thread is the engine's: it has other things to do than to run what it tells.</summary>
    public static void RefuseOnThisThread() => _refuses = true;

    internal override Mailbox CreateMailbox(ActorCell cell, MailboxType mailboxType) =>
        mailboxType is UnboundedMailbox or UnboundedDequeBasedMailbox ? new CombiningMailbox(this) : base.CreateMailbox(cell, mailboxType);

    /// <summary>Runs an idle actor with one message, on this thread, if that is allowed here.</summary>
    public bool TryRunHere(DefaultMailbox mailbox, object message, IActorRef? sender)
    {
        if (InternalCurrentActorCellKeeper.Current is not null || _refuses || TaskScheduler.Current != TaskScheduler.Default) return false;
        // A sender deep down its stack must not make the actor fail for it.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        // A thread whose context must not flow has none that could be given back to it.
        if (ExecutionContext.Capture() is not { } context || !mailbox.TryClaim()) return false;
        var synchronization = SynchronizationContext.Current;
        if (context != NoContext) ExecutionContext.Restore(NoContext);
        if (synchronization is not null) SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            mailbox.RunWith(message, sender, Budget);
        }
        catch (Exception e)
        {
            ReportFailure(e);
        }

        if (ExecutionContext.Capture() != context) ExecutionContext.Restore(context);
        if (synchronization is not null) SynchronizationContext.SetSynchronizationContext(synchronization);
        return true;
    }

    private static ExecutionContext ContextOfNobody()
    {
        ExecutionContext? none = null;
        var thread = new Thread(() => none = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return none!;
    }
}
