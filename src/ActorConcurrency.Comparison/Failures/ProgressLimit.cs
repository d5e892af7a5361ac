namespace ActorConcurrency.Comparison;

/// <summary>Says when there has been no progress for too long. Thread-safe.</summary>
internal sealed class ProgressLimit(TimeSpan limit) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _timer = new();
    private TimeSpan? _other;
    private bool _over;

    /// <summary>How long it is this time.</summary>
    public TimeSpan Current => _other ?? limit;

    /// <summary>Cancelled once the time is up.</summary>
    public CancellationToken Expired => _timer.Token;

    /// <summary>There is progress: the time begins anew.</summary>
    /// <param name="other">Another limit for this stretch.</param>
    public void Progress(TimeSpan? other = null)
    {
        lock (_gate)
        {
            if (_over) return;
            _other = other;
            _timer.CancelAfter(Current);
        }
    }

    public void Dispose()
    {
        lock (_gate) _over = true;
        _timer.Dispose();
    }
}
