namespace ActorConcurrency;

/// <summary>
/// Requests that give something away. Whoever gives up waiting cannot know alone whether it was taken: so giving up only asks for it back,
/// and the answer tells. Each ends exactly as the service says: taken, or not. Thread-safe.
/// </summary>
/// <remarks>
/// Unlike a <see cref="Calls{TResult}"/> with a withdrawal, it is not over the moment its token is cancelled, but one message later. The
/// withdrawal is sent behind the request, because it is registered after the request was told.
/// </remarks>
/// <param name="gateway">Where answers arrive.</param>
/// <param name="decode">What an answer means; the default value: it was not taken.</param>
/// <param name="withdrawal">What asks for it back; answered under the request's id if it was not taken.</param>
/// <param name="time">The clock of the timeouts.</param>
internal sealed class Offers<TResult>(Gateway gateway, Decode<TResult> decode, Func<RequestId, object> withdrawal, TimeProvider time)
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Calls<TResult> _calls = new(gateway, decode);

    /// <summary>Offers something and gives what became of it; the default value if it was not taken in time.</summary>
    /// <param name="request">Makes the message from the id it gets.</param>
    /// <param name="argument">What else goes into the message.</param>
    /// <param name="timeout">How long it may wait; null: as long as it takes.</param>
    /// <param name="cancellationToken">Asks for it back.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled, and it was not taken.</exception>
    /// <exception cref="StoppedException">The handle was closed, and it was not taken.</exception>
    public async ValueTask<TResult> Offer<TArgument>(
        Func<RequestId, TArgument, object> request, TArgument argument, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequestId id = default;
        var answer = _calls.Ask((made, given) => request(id = made, given), argument, timeout: null, CancellationToken.None);
        if (answer.IsCompleted) return await answer.ConfigureAwait(false);

        using var limit = timeout is { } patience ? new CancellationTokenSource(patience, time) : null;
        using var onLimit = Register(limit?.Token ?? default, id);
        using var onToken = Register(cancellationToken, id);
        using var onClosing = Register(_closing.Token, id);
        var result = await answer.ConfigureAwait(false);
        if (!EqualityComparer<TResult>.Default.Equals(result, default)) return result;
        cancellationToken.ThrowIfCancellationRequested();
        return _closing.IsCancellationRequested ? throw gateway.Stopped() : result;
    }

    /// <summary>Asks for everything back; to be called before the gateway is closed.</summary>
    public void Close() => _closing.Cancel();

    private CancellationTokenRegistration Register(CancellationToken token, RequestId id) =>
        token.UnsafeRegister(_ => gateway.TellLate(withdrawal(id)), null);
}
