using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Runs actors: gives their mailboxes threads. Thread-safe.</summary>
public abstract class MessageDispatcher
{
    /// <summary>How many messages an actor handles in a row where nothing else is said.</summary>
    public const int DefaultThroughput = 100;

    private long _inhabitants;

    /// <summary>Creates the dispatcher.</summary>
    /// <param name="configurator">Who makes it.</param>
    protected MessageDispatcher(MessageDispatcherConfigurator configurator)
    {
        Configurator = configurator;
        Throughput = DefaultThroughput;
        Id = "";
    }

    /// <summary>Who made it.</summary>
    public MessageDispatcherConfigurator Configurator { get; }

    /// <summary>The system's event stream.</summary>
    public EventStream EventStream => Configurator.Prerequisites.EventStream;

    /// <summary>The system's mailboxes.</summary>
    public Mailboxes Mailboxes => Configurator.Prerequisites.Mailboxes;

    /// <summary>Its id: the HOCON path.</summary>
    public string Id { get; protected set; }

    /// <summary>How many messages an actor handles in a row before others get a turn. 30 by default.</summary>
    public int Throughput { get; protected set; }

    /// <summary>How long an actor may run in a row, in ticks of 100 ns; null or 0 for no limit.</summary>
    public long? ThroughputDeadlineTime { get; protected set; }

    /// <summary>How long it waits for its threads when it shuts down.</summary>
    public TimeSpan ShutdownTimeout { get; protected set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many actors it runs.</summary>
    protected long Inhabitants => Volatile.Read(ref _inhabitants);

    /// <summary>Runs an action on one of its threads.</summary>
    /// <param name="run">The action.</param>
    public void Schedule(Action run) => Schedule(new ActionRunnable(run));

    /// <summary>Runs a piece of work on one of its threads.</summary>
    /// <param name="run">The work.</param>
    public void Schedule(IRunnable run) => ExecuteTask(run);

    /// <summary>Hands a piece of work to its threads.</summary>
    /// <param name="run">The work.</param>
    protected abstract void ExecuteTask(IRunnable run);

    internal void Execute(IRunnable run) => ExecuteTask(run);

    /// <summary>Lets its threads go.</summary>
    protected abstract void Shutdown();

    internal void ShutDownNow() => Shutdown();

    internal virtual Mailbox CreateMailbox(ActorCell cell, MailboxType mailboxType) =>
        mailboxType is UnboundedMailbox or UnboundedDequeBasedMailbox
            ? new DefaultMailbox()
            : mailboxType.Create(cell.Self, cell.System) is var queue && queue is Mailbox mailbox ? mailbox : new Mailbox(queue);

    /// <summary>Delivers a message.</summary>
    /// <param name="cell">To whom.</param>
    /// <param name="envelope">The message and its sender.</param>
    public virtual void Dispatch(ActorCell cell, Envelope envelope) => cell.OwnMailbox.Post(envelope.Message, envelope.Sender);

    /// <summary>Delivers a system message.</summary>
    /// <param name="cell">To whom.</param>
    /// <param name="message">The message.</param>
    public virtual void SystemDispatch(ActorCell cell, SystemMessage message) => cell.OwnMailbox.PostSystem(message);

    /// <summary>Takes an actor in.</summary>
    /// <param name="cell">The actor.</param>
    public virtual void Attach(ActorCell cell) => Interlocked.Increment(ref _inhabitants);

    /// <summary>Lets an actor go: its mailbox is closed, what is left in it is a dead letter.</summary>
    /// <param name="cell">The actor.</param>
    public virtual void Detach(ActorCell cell)
    {
        cell.OwnMailbox.Close();
        if (Interlocked.Decrement(ref _inhabitants) == 0) OnEmpty();
    }

    internal virtual void OnEmpty() { }

    /// <summary>Logs an exception that a piece of work let out.</summary>
    /// <param name="ex">The exception.</param>
    protected void ReportFailure(Exception ex) => EventStream.Publish(new Error(ex, Id, GetType(), "An exception escaped from a piece of work: " + ex.Message));
}
