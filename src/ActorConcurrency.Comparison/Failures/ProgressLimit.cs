namespace ActorConcurrency.Comparison;

/// <summary>Says when there has been no progress for too long. Thread-safe.</summary>
internal sealed class ProgressLimit(TimeSpan limit) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _timer = new();
    private bool _over;

    /// <summary>Cancelled once the time is up.</summary>
    public CancellationToken Expired => _timer.Token;

    /// <summary>There is progress: the time begins anew.</summary>
    /// <param name="other">Another limit for this stretch.</param>
    public void Progress(TimeSpan? other = null)
    {
        lock (_gate)
            if (!_over) _timer.CancelAfter(other ?? limit);
    }

    public void Dispose()
    {
        lock (_gate) _over = true;
        _timer.Dispose();
    }
}
