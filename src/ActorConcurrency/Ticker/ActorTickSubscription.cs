using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>A subscription of a handle: asks for one tick after the other, so that those that wait do so at the actor, which counts and drops.</summary>
internal sealed class ActorTickSubscription(TickerCalls calls, TickerProtocol.Subscribed subscribed, string label) : ITickSubscription
{
    private long _last = subscribed.After;
    private long _dropped;
    private int _reading;
    private volatile bool _disposed;

    public string Label => label;

    public long Dropped => Volatile.Read(ref _dropped);

    public async IAsyncEnumerable<Tick> TicksAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
            throw new InvalidOperationException("This subscription is being read already. Subscribe once for each reader.");
        try
        {
            while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } tick)
            {
                Volatile.Write(ref _dropped, _dropped + tick.Number - _last - 1);
                _last = tick.Number;
                yield return tick;
            }
        }
        finally
        {
            // Releases what this reader wrote to the next one, which begins with a full fence.
            Volatile.Write(ref _reading, 0);
        }
    }

    // Nothing to wait for: the actor is told ahead of whatever the caller asks next.
    public ValueTask DisposeAsync()
    {
        if (_disposed) return default;
        _disposed = true;
        calls.Unsubscribe(subscribed.Id);
        return default;
    }

    private async ValueTask<Tick?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_disposed) return null;
        try
        {
            return await calls.Next(subscribed.Id, _last, cancellationToken).ConfigureAwait(false);
        }
        catch (StoppedException) when (_disposed)
        {
            return null;
        }
    }
}
