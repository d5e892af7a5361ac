namespace ActorConcurrency.Comparison;

/// <summary>Says when a run has taken too long, and why that is. Not thread-safe but for <see cref="Expired"/>.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _timer;

    public Watchdog(TimeSpan limit)
    {
        _limit = limit;
        _timer = new CancellationTokenSource(limit);
        Otherwise = $"did not end within {Quantities.Duration(limit)}";
    }

    /// <summary>Cancelled once the time is up.</summary>
    public CancellationToken Expired => _timer.Token;

    /// <summary>Why it hangs.</summary>
    public string Otherwise { get; private set; }

    /// <summary>The fault that shows if it hangs, if any.</summary>
    public string? Fault { get; private set; }

    /// <summary>The program starts now: setting up was slow or quick, but it is not the program that took the time.</summary>
    public void Start() => _timer.CancelAfter(_limit);

    /// <summary>Sets a new deadline, from now.</summary>
    public void MustEnd(TrialEvent.MustEnd deadline)
    {
        (Otherwise, Fault) = (deadline.Otherwise, deadline.Fault);
        _timer.CancelAfter(TimeSpan.FromMilliseconds(deadline.Milliseconds));
    }

    public void Dispose() => _timer.Dispose();
}
