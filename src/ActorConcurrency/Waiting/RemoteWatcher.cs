using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// Watches the actor of a handle that lives in another process. A <see cref="Gateway"/> cannot: only a real actor is told of the end of an
/// address, and so of a process that is killed.
/// </summary>
internal sealed class RemoteWatcher(IActorRef target, Action onEnd) : UntypedActor
{
    /// <summary>Starts to watch; stop the watcher to end it.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="onEnd">Runs when the actor has ended, its process cannot be reached any more, or the watcher is stopped.</param>
    public static IActorRef Start(IInternalActorRef target, Action onEnd) =>
        ((ExtendedActorSystem)target.Provider.Settings.System).SystemActorOf(Props.Create(() => new RemoteWatcher(target, onEnd)));

    protected override void PreStart() => Context.Watch(target);

    // Also when this process's own actor system ends.
    protected override void PostStop() => onEnd();

    protected override void OnReceive(object message)
    {
        if (message is Terminated) Context.Stop(Self);
    }
}
