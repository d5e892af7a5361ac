using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace ActorConcurrency;

/// <summary>What <see cref="StartUpProbe"/> looks at: an actor whose dispatcher, queue and supervisor only write down what happens to them.</summary>
internal sealed class ProbeStand
{
    /// <summary>A message whose handler throws.</summary>
    public const string Fails = "fails";

    /// <summary>A message whose handler awaits.</summary>
    public const string Awaits = "awaits";

    private readonly List<string> _seen = [];
    private readonly Queue<IRunnable> _runs = new();
    private readonly Queue _queue;
    private readonly LocalActorRef _actor;
    private readonly TaskCompletionSource _awaited = new();

    public ProbeStand(ActorSystemImpl system)
    {
        _queue = new(this);
        _actor = new LocalActorRef(
            system, Props.Create(() => new Actor(this)), new Configurator(this, system).Dispatcher(), new MailboxOf(_queue, system.Settings),
            new Supervisor(this, system), system.Provider.RootPath / "actor-concurrency-probe");
    }

    /// <summary>What has happened since this was asked last.</summary>
    public string TakeSeen()
    {
        var seen = string.Join(", ", _seen);
        _seen.Clear();
        return seen;
    }

    public void LookForQueue() =>
        See(_actor is ActorRefWithCell { Underlying: ActorCell cell } && cell.Mailbox?.MessageQueue == _queue ? "found" : "not found");

    /// <summary>What the cell shows of a handler that is over, has failed, or awaits.</summary>
    public void LookAtCell() =>
        See(_actor.Cell.CurrentMessage is not null ? "failed" : _actor.Cell.TaskScheduler.CurrentMessage is not null ? "awaiting" : "idle");

    public void Start() => _actor.Start();

    public void Tell(string message) => _actor.Tell(message, ActorRefs.NoSender);

    public void Suspend() => _actor.Suspend();

    public void Resume() => _actor.Resume();

    public void CompleteAwaited() => _awaited.SetResult();

    /// <summary>Runs what was scheduled so far.</summary>
    public void Run()
    {
        for (var count = _runs.Count; count > 0; count--) _runs.Dequeue().Run();
    }

    private void See(string what) => _seen.Add(what);

    private sealed class Actor : UntypedActor
    {
        private readonly ProbeStand _stand;

        public Actor(ProbeStand stand) => _stand = stand;

        protected override void PreStart() => _stand.See("started");

        protected override void OnReceive(object message)
        {
            if (message is Fails) throw new InvalidOperationException("The probe's actor fails on purpose.");
            if (message is Awaits) RunTask(() => _stand._awaited.Task);
            else _stand.See($"handled {message}");
        }
    }

    private sealed class Configurator(ProbeStand stand, ActorSystemImpl system) : MessageDispatcherConfigurator(
        ConfigurationFactory.Empty, new DefaultDispatcherPrerequisites(system.EventStream, system.Scheduler, system.Settings, system.Mailboxes))
    {
        public override MessageDispatcher Dispatcher() => new KeepsRuns(stand, this);
    }

    private sealed class KeepsRuns(ProbeStand stand, MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
    {
        public override void SystemDispatch(ActorCell cell, SystemMessage message)
        {
            stand.See("system message");
            base.SystemDispatch(cell, message);
        }

        protected override void ExecuteTask(IRunnable run)
        {
            stand.See("scheduled");
            stand._runs.Enqueue(run);
        }

        protected override void Shutdown()
        {
        }
    }

    private sealed class MailboxOf(IMessageQueue queue, Akka.Actor.Settings settings) : MailboxType(settings, ConfigurationFactory.Empty)
    {
        public override IMessageQueue Create(IActorRef owner, ActorSystem system) => queue;
    }

    private sealed class Queue(ProbeStand stand) : IMessageQueue
    {
        private readonly Queue<Envelope> _messages = new();

        public bool HasMessages => _messages.Count > 0;

        public int Count => _messages.Count;

        public void Enqueue(IActorRef receiver, Envelope envelope)
        {
            stand.See("put in");
            _messages.Enqueue(envelope);
        }

        public bool TryDequeue(out Envelope envelope)
        {
            stand.See(HasMessages ? "asked" : "asked in vain");
            return _messages.TryDequeue(out envelope);
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters)
        {
        }
    }

    private sealed class Supervisor(ProbeStand stand, ActorSystemImpl system) : MinimalActorRef
    {
        public override ActorPath Path => system.Provider.RootPath;

        public override IActorRefProvider Provider => system.Provider;

        public override void SendSystemMessage(ISystemMessage message)
        {
            if (message is Failed) stand.See("reported");
        }
    }
}
