using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Watches one actor from outside and completes a task when it has stopped. Not found by its path. Thread-safe.</summary>
internal sealed class TerminationPromise : MinimalActorRef
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IInternalActorRef _target;

    public TerminationPromise(IInternalActorRef target)
    {
        _target = target;
        Provider = target.Provider;
        Path = Provider.TempPath();
        target.SendSystemMessage(new Watch(target, this));
    }

    public Task Stopped => _stopped.Task;

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider { get; }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification) _stopped.TrySetResult();
    }

    public void Unwatch() => _target.SendSystemMessage(new Unwatch(_target, this));
}
