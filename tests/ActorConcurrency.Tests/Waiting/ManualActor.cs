using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace ActorConcurrency.Tests;

/// <summary>
/// Stands in for an actor where a test wants to be the schedule: a reference that keeps what it is told until the test takes it. It
/// notes who watches it, so that the test can let it die.
/// </summary>
public sealed class ManualActor(ActorSystem system) : MinimalActorRef
{
    private readonly Queue<(object Message, IActorRef Sender)> _mailbox = new();
    private readonly List<IInternalActorRef> _watchers = [];

    public override ActorPath Path { get; } = ((ExtendedActorSystem)system).Provider.TempPath();

    public override IActorRefProvider Provider { get; } = ((ExtendedActorSystem)system).Provider;

    /// <summary>What happens while somebody is telling it something, once.</summary>
    public Action? Meanwhile { get; set; }

    /// <summary>Handles what it is told next at once, on the thread that tells it.</summary>
    public Action<object, IActorRef>? HandleNext { get; set; }

    public int Told => _mailbox.Count;

    public int Watchers => _watchers.Count;

    /// <summary>What it has been told and has not been taken.</summary>
    public string Describe() => string.Join(' ', _mailbox.Select(told => told.Message));

    public (object Message, IActorRef Sender) Take() => _mailbox.Dequeue();

    public void Die()
    {
        foreach (var watcher in _watchers.ToArray()) watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true, addressTerminated: false));
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is Watch watch) _watchers.Add(watch.Watcher);
        if (message is Unwatch unwatch) _watchers.Remove(unwatch.Watcher);
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
        var handle = HandleNext;
        HandleNext = null;
        if (handle is not null) handle(message, sender);
        else _mailbox.Enqueue((message, sender));
    }
}
