using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Who watches a reference that is no actor. Thread-safe.</summary>
internal sealed class Watchers
{
    /// <summary>For a reference that ended before anybody watched it.</summary>
    public static readonly Watchers Closed = new() { _watchers = null };

    private HashSet<IInternalActorRef>? _watchers = [];

    /// <summary>Adds a watcher; if <paramref name="watchee"/> has ended, tells it at once.</summary>
    public void Add(IInternalActorRef watcher, IActorRef watchee)
    {
        lock (this)
        {
            if (_watchers is not null)
            {
                _watchers.Add(watcher);
                return;
            }
        }

        Notify(watcher, watchee);
    }

    public void Remove(IInternalActorRef watcher)
    {
        lock (this) _watchers?.Remove(watcher);
    }

    /// <summary>Tells all watchers, once, that <paramref name="watchee"/> has ended.</summary>
    public void NotifyAll(IActorRef watchee)
    {
        HashSet<IInternalActorRef>? watchers;
        lock (this)
        {
            watchers = _watchers;
            _watchers = null;
        }

        foreach (var watcher in watchers ?? []) Notify(watcher, watchee);
    }

    private static void Notify(IInternalActorRef watcher, IActorRef watchee) =>
        watcher.SendSystemMessage(new DeathWatchNotification(watchee, existenceConfirmed: true, addressTerminated: false));
}
