using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject) => WatchFor(subject, null);

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message) =>
        WatchFor(subject, message ?? throw new ArgumentNullException(nameof(message), "message must not be null"));

    private IActorRef WatchFor(IActorRef subject, object? message)
    {
        var actor = (IInternalActorRef)subject;
        if (actor.Equals(Self)) return actor;
        // Who watches already keeps the message first asked for: Unwatch comes before another.
        if (!(Rarely.Watching ??= []).TryAdd(actor, message)) return actor;
        actor.SendSystemMessage(new Watch(actor, (IInternalActorRef)Self));
        return actor;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        var actor = (IInternalActorRef)subject;
        if (actor.Equals(Self) || _rare is null) return actor;
        if (_rare.Watching?.Remove(actor) == true) actor.SendSystemMessage(new Unwatch(actor, (IInternalActorRef)Self));
        _rare.TerminatedQueued?.Remove(actor);
        return actor;
    }

    /// <summary>Delivers a <see cref="Terminated"/> that came out of the mailbox, unless it was unwatched meanwhile.</summary>
    /// <param name="t">The message.</param>
    protected void ReceivedTerminated(Terminated t)
    {
        if (_rare?.TerminatedQueued?.Remove(t.ActorRef, out var custom) != true) return;
        var message = custom ?? t;
        _currentMessage = message;
        ReceiveMessage(message);
    }

    /// <summary>Notes that the message about an actor's death is in the mailbox.</summary>
    /// <param name="subject">Who died.</param>
    /// <param name="customMessage">What to deliver in place of <see cref="Terminated"/>.</param>
    public void TerminatedQueuedFor(IActorRef subject, Util.Option<object> customMessage) =>
        (Rarely.TerminatedQueued ??= [])[subject] = customMessage.HasValue ? customMessage.Value : null;

    /// <summary>A watched actor, or a child, has stopped.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="existenceConfirmed">Whether it is known to have existed.</param>
    /// <param name="addressTerminated">Whether its whole system is gone.</param>
    protected void WatchedActorTerminated(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        if (_rare?.Watching?.Remove(actor, out var custom) == true && !IsTerminating && !_mailbox.IsClosed)
        {
            (_rare.TerminatedQueued ??= [])[actor] = custom;
            Self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated), actor);
        }

        if (_children?.Contains(actor) == true) HandleChildTerminated(actor);
    }

    /// <summary>Registers a watcher.</summary>
    /// <param name="watchee">Who is watched.</param>
    /// <param name="watcher">Who watches.</param>
    protected void AddWatcher(IActorRef watchee, IActorRef watcher)
    {
        if (watchee.Equals(Self) && !watcher.Equals(Self))
        {
            if (AddWatcher(watcher) && LogsLifecycle) Debug($"now watched by {watcher}");
        }
        else if (watcher.Equals(Self) && !watchee.Equals(Self)) Watch(watchee);
        else Log(new Warning(Self.Path.ToString(), GetType(), $"BUG: illegal Watch({watchee},{watcher}) for {Self}"));
    }

    /// <summary>Takes a watcher's registration back.</summary>
    /// <param name="watchee">Who was watched.</param>
    /// <param name="watcher">Who watched.</param>
    protected void RemWatcher(IActorRef watchee, IActorRef watcher)
    {
        if (watchee.Equals(Self) && !watcher.Equals(Self))
        {
            if (RemoveWatcher(watcher) && LogsLifecycle) Debug($"no longer watched by {watcher}");
        }
        else if (watcher.Equals(Self) && !watchee.Equals(Self)) Unwatch(watchee);
        else Log(new Warning(Self.Path.ToString(), GetType(), $"BUG: illegal Unwatch({watchee},{watcher}) for {Self}"));
    }

    /// <summary>Tells every watcher but the parent, who is told anyway, that this actor has stopped.</summary>
    protected void TellWatchersWeDied()
    {
        if (_rare is not { } rare) return;
        var (first, others) = (rare.Watcher, rare.OtherWatchers);
        (rare.Watcher, rare.OtherWatchers) = (null, null);
        if (first is not null) TellWatcher(first);
        if (others is null) return;
        foreach (var watcher in others) TellWatcher(watcher);
    }

    private void TellWatcher(IActorRef watcher) =>
        ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true, addressTerminated: false));

    // The parent is told anyway, and of the others there is mostly one: it needs no set.
    private bool AddWatcher(IActorRef watcher)
    {
        if (watcher.Equals(Parent)) return true;
        var rare = Rarely;
        if (watcher.Equals(rare.Watcher) || rare.OtherWatchers?.Contains(watcher) == true) return false;
        if (rare.Watcher is null) rare.Watcher = watcher;
        else (rare.OtherWatchers ??= []).Add(watcher);
        return true;
    }

    private bool RemoveWatcher(IActorRef watcher)
    {
        if (watcher.Equals(Parent)) return true;
        if (_rare is not { } rare) return false;
        if (!watcher.Equals(rare.Watcher)) return rare.OtherWatchers?.Remove(watcher) == true;
        rare.Watcher = null;
        return true;
    }

    private void UnwatchWatchedActors()
    {
        if (_rare?.Watching is not { Count: > 0 } watching) return;
        _rare.Watching = null;
        _rare.TerminatedQueued = null;
        foreach (var subject in watching.Keys)
            ((IInternalActorRef)subject).SendSystemMessage(new Unwatch((IInternalActorRef)subject, (IInternalActorRef)Self));
    }
}
