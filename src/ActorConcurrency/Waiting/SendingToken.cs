namespace ActorConcurrency;

/// <summary>The token of a request that is not given up once it was sent, because what it does cannot be taken back in silence.</summary>
internal static class SendingToken
{
    /// <summary>The token itself if it is cancelled already, so that nothing is sent; or else one that never is.</summary>
    public static CancellationToken OnlyIfCancelled(this CancellationToken token) => token.IsCancellationRequested ? token : CancellationToken.None;
}
