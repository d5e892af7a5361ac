using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace ActorConcurrency;

/// <summary>
/// Runs actors on the thread pool. An actor whose mailbox is a <see cref="CombiningQueue"/> runs only while its run holds the queue's gate,
/// so that a handle may take the turn of an idle actor. Other mailboxes run as on any dispatcher.
/// </summary>
internal sealed class CombiningDispatcher : MessageDispatcher
{
    public CombiningDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
        Id = configurator.Config.GetString("id");
        Throughput = configurator.Config.GetInt("throughput");
        ShutdownTimeout = configurator.Config.GetTimeSpan("shutdown-timeout");
    }

    public override void Attach(ActorCell cell)
    {
        if (cell.Mailbox?.MessageQueue is CombiningQueue queue && MayRunInline(cell)) queue.RunInline(cell);
        base.Attach(cell);
    }

    public override void Dispatch(ActorCell cell, Envelope envelope)
    {
        if (cell.Mailbox?.MessageQueue is not CombiningQueue { RunsInline: true } queue || !queue.TryHandle(envelope)) base.Dispatch(cell, envelope);
    }

    public override void SystemDispatch(ActorCell cell, SystemMessage message)
    {
        var queue = cell.Mailbox?.MessageQueue as CombiningQueue;
        queue?.BeginSystemCall();
        try
        {
            base.SystemDispatch(cell, message);
        }
        finally
        {
            queue?.EndSystemCall();
        }
    }

    protected override void ExecuteTask(IRunnable run)
    {
        if (run is Mailbox { MessageQueue: CombiningQueue queue } mailbox) queue.Schedule(mailbox);
        else ThreadPool.UnsafeQueueUserWorkItem(static run => run.Run(), run, preferLocal: false);
    }

    // A router hands its messages on; it is no actor of the class that its props name.
    private static bool MayRunInline(ActorCell cell) =>
        cell.GetType() == typeof(ActorCell) && InlineActors.IsMarked(cell.Props) && RecipeConfig.Of(cell.System).AllowsGateFirst;

    // The pool is the process's.
    protected override void Shutdown()
    {
    }
}

/// <summary>Makes the dispatcher from its block of the configuration; Akka.NET finds it by its name there.</summary>
internal sealed class CombiningDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly CombiningDispatcher _dispatcher;

    public CombiningDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) =>
        _dispatcher = new(this);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}

/// <summary>Makes the queues; Akka.NET finds it by its name in the dispatcher's block.</summary>
internal sealed class CombiningMailbox(Akka.Actor.Settings settings, Config config)
    : MailboxType(settings, config), IProducesMessageQueue<CombiningQueue>
{
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new CombiningQueue(owner);
}
