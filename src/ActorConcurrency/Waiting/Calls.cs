namespace ActorConcurrency;

/// <summary>Reads an answer: gives the failure it stands for, or null and the result. Runs on the actor's thread: no callbacks of users.</summary>
internal delegate Exception? Decode<TResult>(IReply reply, out TResult result);

/// <summary>One kind of request of a handle, and the pool of its calls. Thread-safe.</summary>
/// <param name="gateway">Where answers arrive.</param>
/// <param name="decode">What an answer means.</param>
/// <param name="withdrawal">What takes the request back; null for a request that takes nothing.</param>
/// <param name="emptyWhenLate">Whether running out of time is a result (null, the default value) and not a failure.</param>
/// <param name="isOffer">Whether it waits although it cannot be withdrawn in silence: see <see cref="Offers{TResult}"/>.</param>
internal sealed class Calls<TResult>(
    Gateway gateway, Decode<TResult> decode, Func<RequestId, object>? withdrawal = null, bool emptyWhenLate = false, bool isOffer = false)
{
    private readonly Spares<PendingCall<TResult>> _spare = new();

    public Decode<TResult> Decode => decode;

    public Func<RequestId, object>? Withdrawal => withdrawal;

    public bool EmptyWhenLate => emptyWhenLate;

    public bool IsWait => withdrawal is not null || isOffer;

    /// <summary>Sends a request and gives its answer.</summary>
    /// <param name="request">Makes the message from the id it gets; static, so that nothing is allocated but the message.</param>
    /// <param name="argument">What else goes into the message.</param>
    /// <param name="timeout">How long to wait; null: as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait. Cancelled already: nothing is sent.</param>
    public ValueTask<TResult> Ask<TArgument>(
        Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Result(Begin(request, argument, timeout, cancellationToken));

    /// <summary>As <see cref="Ask{TArgument}(Func{RequestId, TArgument, object}, TArgument, TimeSpan?, CancellationToken)"/>, without a message if the actor is idle.</summary>
    /// <param name="entry">What the request does in the actor's state.</param>
    /// <param name="request">Makes the message from the id it gets, if it must be one.</param>
    /// <param name="argument">What else goes into the message.</param>
    /// <param name="timeout">How long to wait; null: as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait. Cancelled already: nothing is done.</param>
    public ValueTask<TResult> Ask<TEntry, TArgument>(
        in TEntry entry, Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken)
        where TEntry : struct, IEntry =>
        Result(Begin(entry, request, argument, timeout, cancellationToken));

    /// <summary>As <see cref="Ask{TArgument}(Func{RequestId, TArgument, object}, TArgument, TimeSpan?, CancellationToken)"/>, for a caller who only wants to know that it is done.</summary>
    public ValueTask AskDone<TArgument>(
        Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Done(Begin(request, argument, timeout, cancellationToken));

    /// <summary>As <see cref="Ask{TEntry, TArgument}"/>, for a caller who only wants to know that it is done.</summary>
    public ValueTask AskDone<TEntry, TArgument>(
        in TEntry entry, Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken)
        where TEntry : struct, IEntry =>
        Done(Begin(entry, request, argument, timeout, cancellationToken));

    /// <summary>
    /// Asks for a session's end. An actor that has ended, be it during this call, has nothing left to take back; a handle that is closed cannot
    /// wait for the answer any more, but it still says so. An actor that is slow has the request in its mailbox and is not waited for.
    /// </summary>
    public async Task CloseSession(Func<RequestId, RequestId, object> request, RequestId session)
    {
        try
        {
            await AskDone(request, session, gateway.CallTimeout, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception) when (gateway.IsOver)
        {
            gateway.TellLate(request(gateway.NewId(), session));
        }
        catch (OutcomeUnknownException)
        {
            // A disposal does not fail because a live actor is slow.
        }
    }

    public static ValueTask<TResult> Done(TResult result, Exception? failure) =>
        failure is null ? new(result) : ValueTask.FromException<TResult>(failure);

    /// <summary>Sends a request and gives the call, for a caller who has to know the request's number.</summary>
    public PendingCall<TResult> Begin<TArgument>(
        Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (!IsRefused(cancellationToken, out var call)) call.Send(request, argument, timeout, cancellationToken);
        return call;
    }

    public void GiveBack(PendingCall<TResult> call) => _spare.GiveBack(call);

    private PendingCall<TResult> Begin<TEntry, TArgument>(
        in TEntry entry, Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken)
        where TEntry : struct, IEntry
    {
        if (!IsRefused(cancellationToken, out var call)) call.Send(entry, request, argument, timeout, cancellationToken);
        return call;
    }

    private static ValueTask<TResult> Result(PendingCall<TResult> call) =>
        call.TryTakeHere(out var result, out var failure) ? Done(result, failure) : new(call, call.Version);

    private static ValueTask Done(PendingCall<TResult> call)
    {
        if (!call.TryTakeHere(out _, out var failure)) return new(call, call.Version);
        return failure is null ? default : ValueTask.FromException(failure);
    }

    // A refused call is a new one, for it is never sent: it does not come back to the spare ones.
    private bool IsRefused(CancellationToken cancellationToken, out PendingCall<TResult> call)
    {
        var reason = gateway.IsOver ? gateway.Stopped()
            : cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken)
            : (Exception?)null;
        call = reason is null ? _spare.Take() ?? new(gateway, this) : new(gateway, this);
        if (reason is not null) call.Refuse(reason);
        return reason is not null;
    }
}
