using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Who watches a reference that is no actor. Thread-safe.</summary>
internal sealed class Watchers
{
    /// <summary>For a reference that ended before anybody watched it.</summary>
    public static readonly Watchers Closed = new() { _watchers = null };

    private HashSet<IInternalActorRef>? _watchers = [];

    /// <summary>Adds a watcher.</summary>
    /// <returns>False if the watched one has ended: then the caller tells the watcher.</returns>
    public bool TryAdd(IInternalActorRef watcher)
    {
        lock (this)
        {
            _watchers?.Add(watcher);
            return _watchers is not null;
        }
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

        foreach (var watcher in watchers ?? [])
            watcher.SendSystemMessage(new DeathWatchNotification(watchee, existenceConfirmed: true, addressTerminated: false));
    }
}
