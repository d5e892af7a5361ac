using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>How long a call waits: until its token is cancelled, or its time is up.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationToken _token;
    private readonly CancellationTokenSource? _limit;

    public Patience(TimeSpan timeout, CancellationToken token)
    {
        _token = token;
        if (timeout == Timeout.InfiniteTimeSpan) return;
        _limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        _limit.CancelAfter(timeout);
    }

    /// <summary>What is left of a timeout, not less than nothing; of an infinite one, all.</summary>
    /// <param name="timeout">The timeout.</param>
    /// <param name="began">When it began, as <see cref="Stopwatch.GetTimestamp"/> gave it.</param>
    public static TimeSpan Left(TimeSpan timeout, long began)
    {
        if (timeout == Timeout.InfiniteTimeSpan) return timeout;
        var left = timeout - Stopwatch.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Waits for a signal; false if the time is up.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<bool> WaitAsync(SemaphoreSlim signals)
    {
        try
        {
            await signals.WaitAsync(_limit?.Token ?? _token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (_limit is not null && !_token.IsCancellationRequested)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(_token);
        }
    }

    public void Dispose() => _limit?.Dispose();
}
