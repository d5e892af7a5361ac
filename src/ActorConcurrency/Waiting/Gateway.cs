using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace ActorConcurrency;

/// <summary>
/// The reference under which a handle talks to its actor: answers come back to it, and it watches the actor. One per handle, so a
/// request creates no temporary actor. Registered under a temporary path, so that answers from another process find it too.
/// </summary>
/// <remarks>
/// <para>It has no mailbox: whoever tells it something runs its code. That code decides an operation and hands the caller's
/// continuation to the thread pool; it never blocks and never runs a user's code.</para>
/// <para>Death. The end of an actor of this process arrives as a system message, after every answer the actor has told. What is in flight then ends with
/// <see cref="OutcomeUnknownException"/>; what is asked later, with <see cref="StoppedException"/>, and so does a wait of a handle that was
/// closed before: nothing stays taken for it. Memory order: a caller enters the
/// table, then reads whether it is over; the end is written, then the table is walked; a full fence stands between the two halves
/// on either side. So the walk finds the operation, or the caller finds the end.</para>
/// </remarks>
internal sealed partial class Gateway : MinimalActorRef
{
    private const int Running = 0;
    private const int Closed = 1;
    private const int Ended = 2;

    private readonly InFlight _inFlight = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _client = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private readonly IInternalActorRef _target;
    private readonly string _service;
    private readonly TimeSpan _callTimeout;
    private readonly Action<object>? _listener;
    private readonly Turn _turn;
    private readonly DeadlineTimer _deadlines;
    private readonly Incarnations? _incarnations;
    private readonly Losses _losses = new();
    private IActorRef? _watcher;
    private volatile bool _left;
    private volatile string? _other;
    private long _lastId;
    private int _over;
    private int _leaving;

    private Gateway(
        IInternalActorRef target, string service, TimeSpan callTimeout, TimeProvider time, Action<object>? listener, Type? core, Incarnations? incarnations)
    {
        _incarnations = incarnations;
        _turn = new(target, core);
        (_target, _service, _callTimeout, Time, _listener) = (target, service, callTimeout, time, listener);
        _deadlines = new DeadlineTimer(time, Expire);
        Path = target.Provider.TempPath();
    }

    /// <summary>Opens a gateway to <paramref name="target"/>.</summary>
    /// <param name="target">The recipe's actor.</param>
    /// <param name="service">What it is, for messages: "semaphore".</param>
    /// <param name="callTimeout">For requests that do not wait for anything but the answer.</param>
    /// <param name="time">The clock of all timeouts; null: that of the actor system which the handle is in.</param>
    /// <param name="core">The kind of core whose turn it may take while the actor is idle; null: none.</param>
    /// <param name="listener">Gets what is not an answer; runs on the actor's thread.</param>
    /// <param name="incarnations">What a host knows of this actor, and of those before and after it; null: it is nobody's.</param>
    /// <exception cref="ArgumentException"><paramref name="target"/> is nobody.</exception>
    public static Gateway Open(
        IActorRef target, string service, TimeSpan callTimeout, TimeProvider? time, Type? core = null, Action<object>? listener = null, Incarnations? incarnations = null)
    {
        if (target.IsNobody() || target is not IInternalActorRef actor)
            throw new ArgumentException($"{target} is not an actor. Resolve the {service}'s reference first.", nameof(target));
        var config = RecipeConfig.Of(target);
        var gateway = new Gateway(actor, service, callTimeout, time ?? config.Time, listener, config.AllowsGateFirst ? core : null, incarnations);
        actor.Provider.RegisterTempActor(gateway, gateway.Path);
        if (actor.IsLocal) actor.SendSystemMessage(new Watch(actor, gateway));
        else gateway.WatchRemote();
        return gateway;
    }

    // A handle that leaves stops its watcher, and may still give back what it holds: that is not the actor's end.
    private void WatchRemote()
    {
        try
        {
            _watcher = RemoteWatcher.Start(_target, () =>
            {
                if (!_left) End();
            });
        }
        catch (InvalidOperationException)
        {
            // This process's own actor system is ending, and takes no new actor.
            End();
        }
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _target.Provider;

    /// <summary>Whether it was closed or the actor has ended: later calls are refused.</summary>
    public bool IsOver => Volatile.Read(ref _over) != Running;

    /// <summary>Whether the actor has ended: nothing can be given back to it any more.</summary>
    private bool IsEnded => Volatile.Read(ref _over) == Ended;

    /// <summary>The recipe's actor.</summary>
    public IActorRef Target => _target;

    /// <summary>Cancelled when the actor has ended, and with it whatever it has granted.</summary>
    public CancellationToken Lost => _losses.All;

    /// <summary>Completes when the actor has ended. Never faults.</summary>
    public Task Terminated => _stopped.Task;

    /// <summary>How many requests nothing has decided yet. For specs.</summary>
    public int CountInFlight => _inFlight.All().Length;

    /// <summary>The way to the actor's turn.</summary>
    public Turn Turn => _turn;

    /// <summary>For requests that do not wait for anything but the answer.</summary>
    public TimeSpan CallTimeout => _callTimeout;

    /// <summary>The clock of all timeouts.</summary>
    public TimeProvider Time { get; }

    /// <summary>An id for something of this handle that outlives a request. Negative, as no request's number is.</summary>
    public RequestId NewId() => new(_client, Interlocked.Decrement(ref _lastId));

    /// <summary>The id under which the actor knows a request of this handle.</summary>
    public RequestId IdOf(long number) => new(_client, number);

    /// <summary>
    /// Does at once what can be done at once: see <see cref="ActorConcurrency.Turn.Try"/>. Not if the handle is over, or the token is cancelled
    /// already: whoever then asks is told why.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Try<TAttempt, TResult>(in TAttempt attempt, CancellationToken cancellationToken, [MaybeNullWhen(false)] out TResult result)
        where TAttempt : struct, IAttempt<TResult>
    {
        var isDone = false;
        result = IsOver || cancellationToken.IsCancellationRequested ? default : _turn.Try<TAttempt, TResult>(attempt, out isDone);
        return isDone;
    }

    /// <summary>Tells the actor something that is not answered. After the end it is lost in silence.</summary>
    public void Tell(object message)
    {
        if (!IsOver) Send(message);
    }

    /// <summary>Tells the actor something that gives back, which a closed handle may still do. Lost in silence if the actor has ended.</summary>
    public void TellLate(object message)
    {
        if (!IsEnded) Send(message);
    }

    /// <summary>
    /// As <see cref="TellLate"/>, for who reads an answer: never directly. It may be sending answers to handles just now, and whoever ends a turn
    /// may have to send to others too, whom the handles must not wait for.
    /// </summary>
    public void TellBack(object message)
    {
        if (!IsEnded) _target.Tell(message, this);
    }

    // Directly if the actor is idle, or else as a message.
    private void Send(object message)
    {
        if (!_turn.TryTell(message, this)) _target.Tell(message, this);
    }

    /// <summary>
    /// Closes; then stops the actor and waits until its name is free, if it is the handle's own, or else leaves it and is forgotten by it once
    /// nothing is in flight.
    /// </summary>
    /// <remarks>
    /// The actor first handles what it was told before. Neither one that is stuck nor a parent that is busy is waited for longer than the call
    /// timeout.
    /// </remarks>
    public async ValueTask DisposeAsync(bool stopActor)
    {
        EndIncarnations();
        Close();
        if (stopActor)
        {
            _target.Tell(PoisonPill.Instance, ActorRefs.NoSender);
            using var patience = new CancellationTokenSource(_callTimeout);
            await _stopped.Task.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ActorName.FreeAsync(_target, patience.Token).ConfigureAwait(false);
        }
        else if (!_stopped.Task.IsCompleted)
        {
            Interlocked.Exchange(ref _leaving, 1);
            LeaveActorWhenIdle();
        }
    }

    /// <summary>Once the actor has ended, its host starts no other in its place.</summary>
    public void EndIncarnations() => _incarnations?.End();

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification death && death.Actor.Equals(_target)) End();
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        // An answer that finds no operation, or another's, came after a cancellation: its withdrawal gives the grant back.
        if (message is not IReply reply) _listener?.Invoke(message);
        else if (reply is ILoss) _losses.Lose(reply.Id);
        else if (reply.Id.Client == _client) _inFlight.Find(reply.Id.Number)?.Grant(reply.Id.Number, reply);
    }

    // What was offered to an actor elsewhere may have been taken, and the answer lost with its process. An actor of this process has answered
    // before the news of its end.
    private bool EndsAsStopped(PendingOperation operation) => operation.CanBeWithdrawn || (operation.IsWait && _target.IsLocal);

    /// <summary>The actor is one of another recipe: whatever is asked of it ends, with an exception that says so.</summary>
    public void OnNotUnderstood(string recipe)
    {
        _other = recipe;
        End();
        Interlocked.Exchange(ref _leaving, 1);
        LeaveActorWhenIdle();
    }

    private void End()
    {
        var wasClosed = Interlocked.Exchange(ref _over, Ended) == Closed;
        _losses.LoseAll();
        foreach (var operation in _inFlight.All())
            operation.Fail(operation.Number, _other is not null || (wasClosed && EndsAsStopped(operation)) ? Stopped() : Interrupted());
        _deadlines.Dispose();
        Provider.UnregisterTempActor(Path);
        _stopped.TrySetResult();
    }
}
