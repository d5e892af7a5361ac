namespace Akka.Actor;

/// <summary>
/// A mailbox for code that is not an actor: others send to <see cref="Receiver"/>, the owner receives. It is a light reference,
/// no actor stands behind it. Holds <c>akka.actor.inbox.inbox-size</c> messages (1000); more are dropped with a warning.
/// Thread-safe.
/// </summary>
public class Inbox : IInboxable, IDisposable
{
    private readonly InboxRef _receiver;
    private readonly TimeSpan _defaultTimeout;

    private Inbox(InboxRef receiver, TimeSpan defaultTimeout)
    {
        _receiver = receiver;
        _defaultTimeout = defaultTimeout;
    }

    /// <inheritdoc/>
    public IActorRef Receiver => _receiver;

    /// <summary>Creates an inbox. Dispose of it when it is no longer needed.</summary>
    /// <param name="system">Its system.</param>
    public static Inbox Create(ActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.actor.inbox");
        var size = config?.GetInt("inbox-size", 1000) ?? 1000;
        var timeout = config?.GetTimeSpan("default-timeout", TimeSpan.FromSeconds(5)) ?? TimeSpan.FromSeconds(5);
        return new Inbox(new InboxRef((ExtendedActorSystem)system, size), timeout);
    }

    /// <inheritdoc/>
    public object Receive() => Receive(_defaultTimeout);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    public object Receive(TimeSpan timeout) => Take(null, timeout);

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, _defaultTimeout);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Take(predicate, timeout);
    }

    /// <inheritdoc/>
    public Task<object> ReceiveAsync() => ReceiveAsync(_defaultTimeout);

    /// <inheritdoc/>
    public async Task<object> ReceiveAsync(TimeSpan timeout) =>
        await _receiver.Queue.TakeAsync(null, timeout).ConfigureAwait(false)
            ?? new Status.Failure(new TimeoutException("Deadline passed"));

    /// <inheritdoc/>
    public void Send(IActorRef actorRef, object message) => actorRef.Tell(message, _receiver);

    /// <summary>Asks for one <see cref="Terminated"/> message when <paramref name="subject"/> has stopped. Any thread.</summary>
    /// <param name="subject">Whom to watch.</param>
    /// <returns>The subject.</returns>
    /// <exception cref="InvalidOperationException">It is watched already with another message.</exception>
    public IActorRef Watch(IActorRef subject)
    {
        _receiver.Watch(subject, null);
        return subject;
    }

    /// <summary>Asks for <paramref name="message"/> in place of <see cref="Terminated"/>. Any thread.</summary>
    /// <param name="subject">Whom to watch.</param>
    /// <param name="message">What to be told.</param>
    /// <returns>The subject.</returns>
    /// <exception cref="InvalidOperationException">It is watched already with another message.</exception>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _receiver.Watch(subject, message);
        return subject;
    }

    /// <summary>Ends the watch: no message about it comes any more. Any thread.</summary>
    /// <param name="subject">Who was watched.</param>
    /// <returns>The subject.</returns>
    public IActorRef Unwatch(IActorRef subject)
    {
        _receiver.Unwatch(subject);
        return subject;
    }

    /// <summary>Closes the inbox: what it holds and what is still sent to it goes to the dead letters.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the inbox.</summary>
    /// <param name="disposing">Whether it is called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _receiver.Close();
    }

    private object Take(Predicate<object>? predicate, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return _receiver.Queue.TakeAsync(predicate, timeout).GetAwaiter().GetResult()
            ?? throw new TimeoutException($"Inbox {_receiver.Path} didn't receive a response message in specified timeout {timeout}");
    }
}
