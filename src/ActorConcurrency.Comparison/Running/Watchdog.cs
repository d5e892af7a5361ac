namespace ActorConcurrency.Comparison;

/// <summary>Says when a run has made no progress for too long, and why that is. Not thread-safe but for <see cref="Expired"/>.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeSpan _limit;
    private CancellationTokenSource _timer = new();

    public Watchdog(TimeSpan limit)
    {
        _limit = limit;
        Start();
    }

    /// <summary>Cancelled once the time is up; another one, if a new deadline is set after that.</summary>
    public CancellationToken Expired => _timer.Token;

    /// <summary>Why it hangs.</summary>
    public string Otherwise { get; private set; } = "";

    /// <summary>The fault that shows if it hangs, if any.</summary>
    public string? Fault { get; private set; }

    /// <summary>The program starts now, or again: what was before, a slow start of its process for example, does not count.</summary>
    public void Start()
    {
        (Otherwise, Fault) = ($"did not end within {Quantities.Duration(_limit)}", null);
        Arm(_limit);
    }

    /// <summary>Sets a new deadline, from now.</summary>
    public void MustEnd(TrialEvent.MustEnd deadline)
    {
        (Otherwise, Fault) = (deadline.Otherwise, deadline.Fault);
        Arm(TimeSpan.FromMilliseconds(deadline.Milliseconds));
    }

    public void Dispose() => _timer.Dispose();

    private void Arm(TimeSpan limit)
    {
        if (_timer.IsCancellationRequested)
        {
            _timer.Dispose();
            _timer = new CancellationTokenSource();
        }

        _timer.CancelAfter(limit);
    }
}
