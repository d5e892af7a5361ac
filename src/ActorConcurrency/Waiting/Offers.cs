namespace ActorConcurrency;

/// <summary>
/// Requests that give something away. Whoever gives up waiting cannot know alone whether it was taken: so giving up only asks for it back,
/// and the answer tells. Each ends exactly as the service says: taken, or not. Thread-safe.
/// </summary>
/// <remarks>
/// Unlike a <see cref="Calls{TResult}"/> with a withdrawal, it is not over the moment its token is cancelled, but one message later. The
/// withdrawal is sent behind the request, because it is registered after the request was told. A service that does not answer the
/// withdrawal within the call timeout leaves the outcome unknown.
/// </remarks>
/// <param name="gateway">Where answers arrive.</param>
/// <param name="decode">What an answer means; the default value: it was not taken.</param>
/// <param name="withdrawal">What asks for it back; answered under the request's id if it was not taken.</param>
internal sealed class Offers<TResult>(Gateway gateway, Decode<TResult> decode, Func<RequestId, object> withdrawal)
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Calls<TResult> _calls = new(gateway, decode, isOffer: true);

    /// <summary>Offers something and gives what became of it; the default value if it was not taken in gateway.Time.</summary>
    /// <param name="request">Makes the message from the id it gets.</param>
    /// <param name="argument">What else goes into the message.</param>
    /// <param name="timeout">How long it may wait; null: as long as it takes.</param>
    /// <param name="cancellationToken">Asks for it back.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled, and it was not taken.</exception>
    /// <exception cref="StoppedException">The handle was closed, and it was not taken.</exception>
    /// <exception cref="OutcomeUnknownException">It was asked back, and no answer came within the call timeout; or the service has ended.</exception>
    public ValueTask<TResult> Offer<TArgument>(
        Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var call = _calls.Begin(request, argument, timeout: null, cancellationToken.OnlyIfCancelled());
        if (call.TryTakeHere(out var result, out var failure)) return Calls<TResult>.Done(result, failure);
        // It keeps its number at least until its result is taken, and that is done here or below.
        var (answer, id) = (new ValueTask<TResult>(call, call.Version), gateway.IdOf(call.Number));
        return answer.IsCompleted ? answer : WaitAsync(answer, id, timeout, cancellationToken);
    }

    /// <summary>Asks for everything back; to be called before the gateway is closed.</summary>
    public void Close() => _closing.Cancel();

    private async ValueTask<TResult> WaitAsync(ValueTask<TResult> answer, RequestId id, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        // Disposed last: a registration's disposal waits for its callback, so nobody asks any more.
        using var recall = new Recall(gateway, withdrawal, id);
        if (timeout is { } limit) recall.After(limit);
        using var onToken = recall.On(cancellationToken);
        using var onClosing = recall.On(_closing.Token);
        var result = await answer.ConfigureAwait(false);
        if (!EqualityComparer<TResult>.Default.Equals(result, default)) return result;
        cancellationToken.ThrowIfCancellationRequested();
        return _closing.IsCancellationRequested ? throw gateway.Stopped() : result;
    }

    /// <summary>Asks for one offer back, and then waits for the answer no longer than the call timeout.</summary>
    private sealed class Recall(Gateway gateway, Func<RequestId, object> withdrawal, RequestId id) : IDisposable
    {
        private DeadlineTimer? _limit;
        private ITimer? _patience;
        private long _deadline;

        public CancellationTokenRegistration On(CancellationToken token) => token.UnsafeRegister(static self => ((Recall)self!).Ask(), this);

        public void After(TimeSpan limit)
        {
            _deadline = gateway.Time.After(limit);
            _limit = new(gateway.Time, OnTime);
            _limit.Ensure(_deadline);
        }

        public void Dispose()
        {
            _limit?.Dispose();
            _patience?.Dispose();
        }

        private long OnTime(long now)
        {
            if (now < _deadline) return _deadline;
            Ask();
            return DeadlineTimer.Never;
        }

        // May run several times, at once too: what is asked twice counts once, and a timer too many finds nothing to give up.
        private void Ask()
        {
            gateway.TellLate(withdrawal(id));
            _patience ??= Unflowed.Make(() =>
                gateway.Time.CreateTimer(static self => ((Recall)self!).GiveUp(), this, gateway.CallTimeout, Timeout.InfiniteTimeSpan));
        }

        private void GiveUp() => gateway.GiveUp(id.Number);
    }
}
