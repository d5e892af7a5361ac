using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace ActorConcurrency;

/// <content>The requests in flight: how they are sent, taken back, and ended for lack of time.</content>
internal sealed partial class Gateway
{
    /// <summary>Tells the request of <paramref name="operation"/>; false if it is decided already.</summary>
    public bool TrySend<TArgument>(PendingOperation operation, Func<RequestId, TArgument, object> request, TArgument argument)
    {
        var number = _inFlight.Enter(operation);
        if (IsOver) return Refuse(operation, number, Stopped());
        try
        {
            TellNamed(operation, number, request, argument);
        }
        catch (Exception refusal)
        {
            // A clock of the user's has thrown, before anything was told.
            return Refuse(operation, number, refusal);
        }

        return IsPending(operation, number);
    }

    /// <summary>Lets <paramref name="operation"/> take what it asks for, or wait for it, in the actor's state itself; or else tells its request.</summary>
    public bool TrySend<TEntry, TArgument>(
        PendingOperation operation, in TEntry entry, Func<RequestId, TArgument, object> request, TArgument argument)
        where TEntry : struct, IEntry
    {
        var number = _inFlight.Enter(operation);
        if (IsOver) return Refuse(operation, number, Stopped());
        operation.IsEntry = true;
        try
        {
            if (_turn.TryDo(new EntryStep<TEntry>(entry, operation))) return IsPending(operation, number);
            operation.IsEntry = false;
            TellNamed(operation, number, request, argument);
        }
        catch (Exception refusal)
        {
            // As above; or there is a flood.
            return Refuse(operation, number, refusal);
        }

        return IsPending(operation, number);
    }

    /// <summary>Does a step that gives back, which a closed handle may still do. Nothing if the actor has ended.</summary>
    public void DoLate<TStep>(in TStep step) where TStep : struct, IStep
    {
        if (!IsEnded) _turn.TryDo(step);
    }

    /// <summary>Cancelled when the actor takes this grant back unasked, or has ended.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="known">Where its holder keeps what it has learned of it, so that what is lost stays lost.</param>
    /// <param name="watch">Makes the message that asks for the news, if nobody has asked before.</param>
    public CancellationToken LostOf(RequestId grant, ref CancellationTokenSource? known, Func<RequestId, object> watch)
    {
        if (Volatile.Read(ref known) is { } asked) return asked.Token;
        var lost = _losses.Of(grant, out var isNew);
        lost = Interlocked.CompareExchange(ref known, lost, null) ?? lost;
        if (isNew) TellLate(watch(grant));
        return lost.Token;
    }

    /// <summary>Cancelled when the actor takes this grant back unasked, of which it tells without being asked to, or has ended.</summary>
    public CancellationTokenSource LossToBeTold(RequestId grant) => _losses.Of(grant, out _);

    /// <summary>This grant is given back: it cannot be lost any more.</summary>
    public void ForgetLoss(RequestId grant) => _losses.Forget(grant);

    private void TellNamed<TArgument>(PendingOperation operation, long number, Func<RequestId, TArgument, object> request, TArgument argument)
    {
        _inFlight.Name(number, operation);
        Send(request(IdOf(number), argument));
    }

    /// <summary>Takes an operation that has given up out of the actor's state.</summary>
    public void Forget(PendingOperation operation) => DoLate(new ForgetStep(operation, _turn.ForeignNow));

    private static bool Refuse(PendingOperation operation, long number, Exception reason)
    {
        operation.Fail(number, reason);
        return false;
    }

    // The compare-exchange in MarkSent is the fence between "can be withdrawn" and "was it closed meanwhile?".
    private bool IsPending(PendingOperation operation, long number) =>
        operation.MarkSent(number) && !(IsOver && operation.CanBeWithdrawn && operation.Cancel(number, Stopped()));

    public void Withdraw(long number, Func<RequestId, object>? withdrawal)
    {
        if (withdrawal is not null) Send(withdrawal(IdOf(number)));
    }

    /// <summary>Takes a decided operation out. The last request of a closed handle takes the handle away from the actor.</summary>
    /// <remarks>
    /// Memory order: the request is decided, then reads whether the handle is leaving; the handle writes that it is, then walks the
    /// table; a full fence stands between the two halves on either side. So the walk finds nothing in flight, or the request finds the handle leaving.
    /// </remarks>
    public void Leave(PendingOperation operation)
    {
        _inFlight.Leave(operation);
        if (Volatile.Read(ref _leaving) != 0) LeaveActorWhenIdle();
    }

    /// <summary>Ends a request that has waited long enough for its answer, if it is still waiting.</summary>
    public void GiveUp(long number) => _inFlight.Find(number)?.Cancel(number, reason: null);

    public long After(TimeSpan timeout) => _deadlines.After(timeout);

    public void Ensure(long deadline) => _deadlines.Ensure(deadline);

    /// <summary>
    /// Refuses later calls and ends the waits that can be withdrawn, with <see cref="StoppedException"/>: nothing is taken for them.
    /// Requests that cannot be withdrawn keep waiting for their answer, the actor's end or their timeout.
    /// </summary>
    public void Close()
    {
        if (Interlocked.CompareExchange(ref _over, Closed, Running) != Running) return;
        foreach (var operation in _inFlight.All())
            if (operation.CanBeWithdrawn)
                operation.Cancel(operation.Number, Stopped());
    }

    /// <summary>What a call gets that was certainly not carried out.</summary>
    public Exception Stopped() => _other is null
        ? new StoppedException($"The {_service} at {_target.Path} has stopped, or this handle to it was disposed; nothing was done. {_incarnations?.Remedy ?? "Start a new one."}")
        : new InvalidOperationException($"The actor at {_target.Path} is a {_other}, not a {_service}; nothing was done. Attach the handle to a {_service}'s actor.");

    /// <summary>What a call gets that was in flight when the actor ended.</summary>
    private OutcomeUnknownException Interrupted() =>
        new($"The {_service} at {_target.Path} stopped with the request in flight; it may have been carried out.");

    /// <summary>What a call gets that was not answered in time.</summary>
    /// <param name="withdrawn">Whether the service is told to forget it, and to take back what it gave.</param>
    public OutcomeUnknownException Silent(bool withdrawn) => new(
        $"The {_service} at {_target.Path} did not answer within {_callTimeout}; " + (withdrawn
            ? "the request was withdrawn: nothing stays taken for it."
            : "it may have done what was asked. Take a snapshot before you repeat it."));

    /// <summary>Logs that a caller's context would not take a continuation, which therefore ran on the pool.</summary>
    public void Refused(Exception reason) => _target.Provider.Settings.System.Log.Warning(
        reason, "The context or scheduler of a caller of the {0} at {1} has refused a continuation; it runs on the thread pool.", _service, _target.Path);

    /// <summary>For an answer that is none to the request.</summary>
    public static Exception Unexpected<TResult>(IReply reply, out TResult result)
    {
        result = default!;
        return new OutcomeUnknownException($"The actor answered {reply.GetType().Name}, which is no answer to this request. Is it another recipe's?");
    }

    // What cannot be withdrawn needs its answer, or the news of the actor's end. Closing has limited how long it waits for them.
    private void LeaveActorWhenIdle()
    {
        if (_inFlight.All().Length > 0 || Interlocked.Exchange(ref _leaving, 0) == 0) return;
        if (_watcher is null) _target.SendSystemMessage(new Unwatch(_target, this));
        else StopWatching((IInternalActorRef)_watcher);
        Provider.UnregisterTempActor(Path);
    }

    private void StopWatching(IInternalActorRef watcher)
    {
        _left = true;
        watcher.Stop();
    }

    private long Expire(long now)
    {
        var next = DeadlineTimer.Never;
        foreach (var operation in _inFlight.All())
        {
            var number = operation.Number;
            var deadline = operation.Deadline;
            // One that is still being told cannot be cancelled; its caller makes sure of its deadline next.
            if (deadline <= now) operation.Cancel(number, reason: null);
            else next = Math.Min(next, deadline);
        }

        return next;
    }
}
