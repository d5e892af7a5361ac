using Akka.Dispatch.SysMsg;
using Akka.Dispatch.Workers;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// A promise as a reference: the first message told to it completes its task. Light: it gets a path, and can be found by
/// it, only once somebody asks for the path. Thread-safe.
/// </summary>
/// <typeparam name="T">What the reply is expected to be.</typeparam>
public class FutureActorRef<T> : MinimalActorRef, ICanTell, IAskPromise
{
    private readonly TaskCompletionSource<T> _result;
    private readonly IActorRefProvider _provider;
    private ActorPath? _path;
    private AskLimit? _limit;
    private Watchers? _watchers;
    private int _registration;

    /// <summary>Creates the reference.</summary>
    /// <param name="result">What to complete.</param>
    /// <param name="path">Its path, if the caller has registered it; null to get one when somebody asks for it.</param>
    /// <param name="provider">The provider of its system.</param>
    public FutureActorRef(TaskCompletionSource<T> result, ActorPath? path, IActorRefProvider provider)
    {
        _result = result;
        _path = path;
        _provider = provider;
        if (path is not null) _registration = Registration.Done;
    }

    internal FutureActorRef(IActorRefProvider provider)
        : this(new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously), null, provider) { }

    internal Task<T> Task => _result.Task;

    /// <summary>Its path below <c>/temp</c>. Asking for it makes it known to the provider, until the reply comes.</summary>
    public override ActorPath Path => Volatile.Read(ref _path) ?? Register();

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _provider;

    /// <inheritdoc/>
    public override bool IsTerminated => _result.Task.IsCompleted;

    /// <summary>Sends the question, with this for its sender.</summary>
    /// <param name="message">The question.</param>
    /// <param name="destination">Whom to ask.</param>
    public virtual void DeliverAsk(object message, ICanTell destination)
    {
        WorkerPool.Asks();
        try
        {
            destination.Tell(message, this);
        }
        finally
        {
            WorkerPool.Asked();
        }
    }

    /// <summary>As for every reference, except that a null reply is a reply: the default of <typeparamref name="T"/>.</summary>
    void ICanTell.Tell(object message, IActorRef? sender) => TellInternal(message, sender!);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        var fits = true;
        var isFirst = message switch
        {
            ISystemMessage => _result.TrySetException(new InvalidOperationException($"A system message is no reply: {message}.")),
            T reply => _result.TrySetResult(reply),
            null => _result.TrySetResult(default!),
            Status.Failure failure => TrySetException(failure.Cause),
#pragma warning disable CS0618 // the obsolete message is still a failure
            Failure failure => TrySetException(failure.Exception),
#pragma warning restore CS0618
            _ => fits = false,
        };

        if (!fits) isFirst = TrySetWrongType(message!);
        if (isFirst) Finish();
        if (!isFirst || !fits) DropToDeadLetters(message!, sender);
    }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch when Equals(watch.Watchee): AddWatcher(watch.Watcher); break;
            case Unwatch unwatch: Volatile.Read(ref _watchers)?.Remove(unwatch.Watcher); break;
            case DeathWatchNotification death:
                TellInternal(new Terminated(death.Actor, death.ExistenceConfirmed, death.AddressTerminated), death.Actor);
                break;
        }
    }

    internal void Limit(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var isTimed = timeout > TimeSpan.Zero && timeout != TimeSpan.MaxValue;
        if (!isTimed && !cancellationToken.CanBeCanceled) return;
        _limit = new AskLimit(this, timeout);
        if (isTimed) _limit.StartTimer(_provider.Settings.System.Scheduler);
        if (cancellationToken.CanBeCanceled) _limit.Observe(cancellationToken);
    }

    /// <summary>Ends it without a reply: the question could not be sent.</summary>
    internal void Abandon()
    {
        if (_result.TrySetCanceled()) Finish();
    }

    void IAskPromise.TimeOut(TimeSpan limit)
    {
        if (_result.TrySetException(new AskTimeoutException(FormattableString.Invariant($"Timeout after {limit.TotalSeconds:0.00} seconds"))))
            Finish();
    }

    void IAskPromise.CancelWith(CancellationToken token)
    {
        if (_result.TrySetCanceled(token)) Finish();
    }

    private bool TrySetException(Exception? cause) =>
        _result.TrySetException(cause ?? new TaskCanceledException("Task cancelled by actor via Failure message."));

    private bool TrySetWrongType(object message) => _result.TrySetException(new ArgumentException(
        $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));

    /// <summary>Called once, by whoever completed the task.</summary>
    private void Finish()
    {
        _limit?.End();
        if (Interlocked.Exchange(ref _registration, Registration.Done) == Registration.Made) _provider.UnregisterTempActor(_path!);
        var watchers = Volatile.Read(ref _watchers) ?? Interlocked.CompareExchange(ref _watchers, Watchers.Closed, null);
        if (watchers is not null) watchers.NotifyAll(this);
    }

    /// <remarks>
    /// The path is published after it is registered, so whoever sees it can resolve it. The registration is then
    /// handed to <see cref="Finish"/> by one compare-and-swap: if that already ran, it is taken back here. Either way it is
    /// removed exactly once.
    /// </remarks>
    private ActorPath Register()
    {
        var path = _provider.TempPath();
        var isOpen = Volatile.Read(ref _registration) == Registration.None;
        if (isOpen) _provider.RegisterTempActor(this, path);

        var known = Interlocked.CompareExchange(ref _path, path, null);
        var isKept = known is null && isOpen
            && Interlocked.CompareExchange(ref _registration, Registration.Made, Registration.None) == Registration.None;
        if (isOpen && !isKept) _provider.UnregisterTempActor(path);
        return known ?? path;
    }

    private void AddWatcher(IInternalActorRef watcher)
    {
        var watchers = Volatile.Read(ref _watchers);
        if (watchers is null)
        {
            var created = new Watchers();
            watchers = Interlocked.CompareExchange(ref _watchers, created, null) ?? created;
        }

        watchers.Add(watcher, this);
    }

    private void DropToDeadLetters(object message, IActorRef? sender)
    {
        if (message is null || _result.Task.IsCanceled) return;
        var deadLetters = _provider.DeadLetters;
        deadLetters.Tell(new DeadLetter(message, sender ?? deadLetters, this), sender);
    }

    private static class Registration
    {
        public const int None = 0;
        public const int Made = 1;
        public const int Done = 2;
    }
}
