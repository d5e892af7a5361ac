using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The reference of an inbox: takes messages and the ends of the actors that it watches. Thread-safe.</summary>
internal sealed class InboxRef : MinimalActorRef
{
    private readonly ExtendedActorSystem _system;
    private readonly Dictionary<IActorRef, object?> _watched = [];
    private readonly Watchers _watchers = new();
    private readonly int _capacity;

    public InboxRef(ExtendedActorSystem system, int capacity)
    {
        _system = system;
        _capacity = capacity;
        Queue = new InboxQueue(capacity);
        Path = Provider.TempPath();
        Provider.RegisterTempActor(this, Path);
    }

    public InboxQueue Queue { get; }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _system.Provider;

    public void Watch(IActorRef subject, object? message)
    {
        lock (_watched)
        {
            if (!_watched.TryAdd(subject, message))
            {
                if (Equals(_watched[subject], message)) return;
                throw new InvalidOperationException($"{subject} is watched with another message; unwatch it first.");
            }
        }

        var target = (IInternalActorRef)subject;
        target.SendSystemMessage(new Watch(target, this));
    }

    public void Unwatch(IActorRef subject)
    {
        lock (_watched)
        {
            if (_watched.Remove(subject))
            {
                var target = (IInternalActorRef)subject;
                target.SendSystemMessage(new Unwatch(target, this));
            }
        }

        Queue.Remove(message => message is Terminated terminated && terminated.ActorRef.Equals(subject));
    }

    public void Close()
    {
        Provider.UnregisterTempActor(Path);
        foreach (var message in Queue.Close()) DropToDeadLetters(message, ActorRefs.NoSender);
        _watchers.NotifyAll(this);
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch when Equals(watch.Watchee): _watchers.Add(watch.Watcher, this); break;
            case Unwatch unwatch: _watchers.Remove(unwatch.Watcher); break;
            case DeathWatchNotification death: Died(death); break;
        }
    }

    private void Died(DeathWatchNotification death)
    {
        object? instead;
        lock (_watched)
        {
            if (!_watched.Remove(death.Actor, out instead)) return;
        }

        Put(instead ?? new Terminated(death.Actor, death.ExistenceConfirmed, death.AddressTerminated), death.Actor);
    }

    protected override void TellInternal(object message, IActorRef sender) => Put(message, sender);

    private void Put(object message, IActorRef? sender)
    {
        switch (Queue.Put(message))
        {
            case InboxQueue.Outcome.FirstDropped:
                _system.Log.Warning("Dropping message: inbox {0} holds {1} messages already. Receive more often, or raise akka.actor.inbox.inbox-size.", Path, _capacity);
                break;
            case InboxQueue.Outcome.Closed:
                DropToDeadLetters(message, sender);
                break;
        }
    }

    private void DropToDeadLetters(object message, IActorRef? sender)
    {
        var deadLetters = Provider.DeadLetters;
        deadLetters.Tell(new DeadLetter(message, sender ?? deadLetters, this), sender);
    }
}
