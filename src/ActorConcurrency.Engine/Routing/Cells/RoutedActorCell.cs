using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>
/// The cell of a router. A message for the routees is routed on the sender's thread; one for the router itself goes through the mailbox
/// to its head, which is the only one to change the routees.
/// </summary>
/// <remarks>
/// Senders read one immutable <see cref="Router"/> by a volatile (acquire) read; the head replaces it by a volatile (release) write. A
/// sender that reads the old one delivers to the routees of a moment ago, which is as if it had been a little earlier.
/// </remarks>
internal class RoutedActorCell(
    ActorSystemImpl system, IInternalActorRef self, RouterProps props, MessageDispatcher dispatcher, IInternalActorRef parent)
    : ActorCell(system, self, props, dispatcher, parent)
{
    // How long a removed routee stays, for messages of senders that still saw it.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(100);

    private readonly Lock _startGate = new();
    private volatile Router? _router;

    // What comes while the routees are being made; null once the router has started.
    private List<Envelope>? _early = [];

    public RouterConfig RouterConfig { get; } = props.Config;

    public Router Router => _router!;

    public bool IsStarted => _router is not null && Volatile.Read(ref _early) is null;

    /// <summary>Makes the routees, on the thread of the creator: when it has its reference, they are there. Then starts the head.</summary>
    public override void Start()
    {
        try
        {
            UseThreadContext(MakeRoutees);
        }
        catch
        {
            Stop(); // what there is of it; the creator gets the exception
            throw;
        }
        finally
        {
            base.Start();
            RouteEarly();
        }
    }

    public override void SendMessage(IActorRef? sender, object message)
    {
        if (RouterConfig.IsManagementMessage(message))
            base.SendMessage(sender, message);
        else if (Volatile.Read(ref _early) is null || !KeepForLater(sender, message))
            Route(message, sender);
    }

    public void AddRoutees(IReadOnlyCollection<Routee> routees)
    {
        foreach (var routee in routees.OfType<ActorRefRoutee>())
            Watch(routee.Actor);
        _router = Router.WithRoutees([.. Router.Routees, .. routees.Where(routee => !Router.Routees.Contains(routee))]);
    }

    public void RemoveRoutees(IReadOnlyCollection<Routee> routees, bool stopChildren)
    {
        _router = Router.WithRoutees([.. Router.Routees.Where(routee => !routees.Contains(routee))]);
        foreach (var routee in routees.OfType<ActorRefRoutee>())
        {
            Unwatch(routee.Actor);
            if (stopChildren && GetChildren().Contains(routee.Actor))
                SystemImpl.Scheduler.ScheduleTellOnce(Farewell, routee.Actor, PoisonPill.Instance, Self);
        }
    }

    /// <summary>Makes routees of a pool, or removes the youngest.</summary>
    public void ChangeBy(Pool pool, int change)
    {
        if (change > 0)
            AddRoutees([.. Enumerable.Range(0, change).Select(_ => pool.NewRoutee(props.Routees, this))]);
        else if (change < 0)
            RemoveRoutees([.. Router.Routees.TakeLast(-change)], stopChildren: true);
    }

    /// <summary>Fills the new router with its first routees.</summary>
    protected virtual void MakeRoutees()
    {
        _router = RouterConfig.CreateRouter(System);
        switch (RouterConfig)
        {
            case Pool pool:
                ChangeBy(pool, pool.GetNrOfInstances(System));
                break;
            case Group group:
                AddRoutees([.. group.GetPaths(System).Select(path => Group.RouteeFor(path, this))]);
                break;
            default:
                foreach (var routee in Router.Routees.OfType<ActorRefRoutee>())
                    Watch(routee.Actor);
                break;
        }
    }

    protected virtual void Route(object message, IActorRef? sender)
    {
        if (_router is { } router) router.Route(message, sender ?? System.DeadLetters);
        else SystemImpl.PostDeadLetter(message, sender, Self); // it could not be made
    }

    // Under the gate, so that later messages of the same sender cannot overtake.
    private void RouteEarly()
    {
        lock (_startGate)
        {
            for (var i = 0; i < _early!.Count; i++)
                Route(_early[i].Message, _early[i].Sender);
            Volatile.Write(ref _early, null);
        }
    }

    private bool KeepForLater(IActorRef? sender, object message)
    {
        lock (_startGate)
        {
            _early?.Add(new Envelope(message, sender!));
            return _early is not null;
        }
    }
}
