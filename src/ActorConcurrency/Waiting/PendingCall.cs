using System.Threading.Tasks.Sources;

namespace ActorConcurrency;

/// <summary>A pending operation that a caller awaits: pooled, so that a request allocates no task, no token source and no timer.</summary>
/// <remarks>
/// Continuations run on the thread pool, never on the thread that delivers the answer: that thread is the actor's.
/// A result is taken once, as with every <see cref="ValueTask"/>; taking it puts the call back into its pool.
/// <para>An answer that comes while the request is told, on the thread that tells it, waits for nobody: it is put aside, and the sender takes
/// it at once. The thread's own number says so. It stands in <c>_teller</c> only while that thread is in <c>Send</c>; so whoever
/// finds its own number there is that thread, and reads what it wrote itself.</para>
/// </remarks>
internal sealed class PendingCall<TResult>(Gateway gateway, Calls<TResult> calls) : PendingOperation, IValueTaskSource<TResult>, IValueTaskSource
{
    private const int NotRegistered = 0;
    private const int Registered = 1;
    private const int Decided = 2;

    private ManualResetValueTaskSourceCore<TResult> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationToken _token;
    private CancellationTokenRegistration _registration;
    private int _registering;
    private int _lastTaken = -1;
    private int _teller;
    private bool _isHere;
    private bool _isGranted;
    private TResult _here = default!;
    private Exception? _failure;

    public short Version => _core.Version;

    private bool IsTeller => _teller == Environment.CurrentManagedThreadId;

    public override bool CanBeWithdrawn => calls.Withdrawal is not null;

    public override bool IsWait => calls.IsWait;

    public void Send<TArgument>(Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken token)
    {
        Prepare(timeout, token);
        Follow(gateway.TrySend(this, request, argument), token);
    }

    public void Send<TEntry, TArgument>(
        in TEntry entry, Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken token)
        where TEntry : struct, IEntry
    {
        Prepare(timeout, token);
        Follow(gateway.TrySend(this, entry, request, argument), token);
    }

    private void Prepare(TimeSpan? timeout, CancellationToken token)
    {
        (_token, _registering, _isGranted, Node, IsEntry) = (token, NotRegistered, false, null, false);
        Deadline = timeout is { } limit ? gateway.After(limit) : DeadlineTimer.Never;
        _teller = Environment.CurrentManagedThreadId;
    }

    private void Follow(bool isPending, CancellationToken token)
    {
        _teller = 0;
        if (!isPending) return;
        if (Deadline != DeadlineTimer.Never) gateway.Ensure(Deadline);
        if (token.CanBeCanceled) Register(token);
    }

    // The registration is taken off as soon as the call is decided, not when its result is taken, which may be never. Whoever comes second
    // of registering and deciding does it: the exchanges order the registration before its removal.
    private void Register(CancellationToken token)
    {
        _registration = token.UnsafeRegister(static (self, token) => ((PendingCall<TResult>)self!).OnCancelled(token), this);
        if (Interlocked.CompareExchange(ref _registering, Registered, NotRegistered) == Decided) _registration.Unregister();
    }

    // Not Dispose, which would wait for a callback that runs right now; a late one is harmless, see OnCancelled.
    private void Unregister()
    {
        if (_token.CanBeCanceled && Interlocked.Exchange(ref _registering, Decided) == Registered) _registration.Unregister();
    }

    // The callback may run late, when the call is used again. Then either the number has changed since it was read here, or the
    // token read here is the new use's; if that is the same token, it is cancelled, and so the new use has to end too.
    private void OnCancelled(CancellationToken token)
    {
        var number = Number;
        if (State == OperationState.Waiting && _token == token) Cancel(number, new OperationCanceledException(token));
    }

    protected override void Withdraw(long number)
    {
        if (IsEntry) gateway.Forget(this);
        else gateway.Withdraw(number, calls.Withdrawal);
    }

    protected override void Leave() => gateway.Leave(this);

    protected override void Complete(IReply reply)
    {
        Unregister();
        _isGranted = true;
        var failure = calls.Decode(reply, out var result);
        if (IsTeller) (_here, _failure, _isHere) = (result, failure, true);
        else if (failure is not null) _core.SetException(failure);
        else _core.SetResult(result);
    }

    protected override void Complete(Exception? reason)
    {
        Unregister();
        if (reason is not null) _core.SetException(reason);
        else if (calls.EmptyWhenLate) _core.SetResult(default!);
        else _core.SetException(gateway.Silent(CanBeWithdrawn));
    }

    /// <summary>Takes a result that came on the thread that sent the request, which is the caller's. Before anybody else knows of the call.</summary>
    public bool TryTakeHere(out TResult result, out Exception? failure)
    {
        (result, failure) = (_here, _failure);
        if (!_isHere) return false;
        (_here, _failure, _isHere) = (default!, null, false);
        _token = default;
        Release();
        calls.GiveBack(this);
        return true;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        CallerContext.Register(ref _core, continuation, state, token, flags, gateway);

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public TResult GetResult(short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
            throw new InvalidOperationException("The call has not completed. Await its ValueTask instead of asking for the result.");
        Claim(token);
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            Recycle();
        }
    }

    // Two who await the same call may both have seen it completed: only one of them may take the result and recycle. The versions of the core
    // follow each other, so whoever is late finds another than the one before its own.
    private void Claim(short version)
    {
        if (Interlocked.CompareExchange(ref _lastTaken, version, (short)(version - 1)) != (short)(version - 1))
            throw new InvalidOperationException("The result has been taken already. Await a ValueTask once, or take AsTask() of it.");
    }

    private void Recycle()
    {
        // One without a number was made to be refused: as a spare one it would be one more with each refusal. One that was given up may stand
        // in the actor's state for a while: it is not used again.
        if (!TryRelease() || Number == 0 || !_isGranted) return;
        (_registration, _token) = (default, default);
        _core.Reset();
        calls.GiveBack(this);
    }
}
