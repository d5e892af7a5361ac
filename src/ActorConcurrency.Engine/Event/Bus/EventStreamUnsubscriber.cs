using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>
/// Unsubscribes actors that have stopped. Not an actor but a bare watcher: the notification of a death runs on the thread that
/// stopped the actor, and an idle system has neither a mailbox nor a cell for it. Thread-safe.
/// </summary>
internal sealed class EventStreamUnsubscriber : MinimalActorRef
{
    private static int _lastNumber;

    private readonly EventStream _stream;
    private readonly ActorSystemImpl _system;
    private readonly bool _debug;

    // An actor stays watched after its last subscription has gone, until it stops: watching is a system message, and taking it back
    // would race with a new subscription. Every actor is watched once; the table forgets it with its notification.
    private readonly HashSet<IActorRef> _watched = [];

    public EventStreamUnsubscriber(EventStream stream, ActorSystemImpl system, bool debug)
    {
        _stream = stream;
        _system = system;
        _debug = debug;
        Path = system.Provider.RootPath / "system" / $"EventStreamUnsubscriber-{Interlocked.Increment(ref _lastNumber)}";
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _system.Provider;

    /// <summary>Watches a subscriber, unless that is done already. Bare references without a life cycle are left alone.</summary>
    public void Watch(IActorRef subscriber)
    {
        if (subscriber is not IInternalActorRef watchee || subscriber is MinimalLogger)
            return;

        lock (_watched)
        {
            if (!_watched.Add(subscriber))
                return;
        }

        // Outside the lock: a dispatcher that runs on the calling thread may answer from within this call.
        watchee.SendSystemMessage(new Watch(watchee, this));
        if (_debug)
            PublishDebug($"watching {subscriber} in order to unsubscribe from EventStream when it terminates");
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is not DeathWatchNotification death)
            return;

        // A subscription made between the two steps is removed by the second. One made after the second watches anew, is notified
        // at once, because the actor is dead, and comes here again.
        lock (_watched)
            _watched.Remove(death.Actor);
        if (!_stream.HasSubscriptions(death.Actor))
            return;

        if (_debug)
            PublishDebug($"unsubscribe {death.Actor} from {_stream}, because it was terminated");
        _stream.Unsubscribe(death.Actor);
    }

    private void PublishDebug(string message) => _stream.Publish(new Debug(nameof(EventStreamUnsubscriber), GetType(), message));
}
