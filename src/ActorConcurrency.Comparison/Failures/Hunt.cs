namespace ActorConcurrency.Comparison;

/// <summary>
/// Hunts the moment at which two calls meet: whoever was first gets a little less time in the next round. The step doubles as long as the
/// outcome stays the same, and halves when it turns, so it finds the moment on any machine. Not thread-safe.
/// </summary>
internal sealed class Hunt
{
    private const int LeastStep = 20;
    private const int LongestStep = 20_000;
    private const int MostSpins = 10_000;

    private int _lead;
    private int _step = LeastStep;
    private bool? _last;

    /// <summary>How often the first call won.</summary>
    public int Won { get; private set; }

    /// <summary>Makes both calls at once, on two threads, the one a little earlier than the other.</summary>
    public Task RaceAsync(Func<Task> one, Func<Task> other)
    {
        var (there, lead) = (0, _lead);

        async Task RunAsync(Func<Task> what, int spins)
        {
            Interlocked.Increment(ref there);
            // Not without an end: the pool may have no thread for the other just now.
            for (var i = 0; i < MostSpins && Volatile.Read(ref there) < 2; i++) Thread.SpinWait(1);
            Thread.SpinWait(spins);
            await what().ConfigureAwait(false);
        }

        return Task.WhenAll(Task.Run(() => RunAsync(one, Math.Max(0, -lead))), Task.Run(() => RunAsync(other, Math.Max(0, lead))));
    }

    /// <summary>The round is over.</summary>
    /// <param name="firstWon">Whether the first call was the earlier one.</param>
    public void Learn(bool firstWon)
    {
        _step = _last is { } last && last == firstWon ? Math.Min(_step * 2, LongestStep) : Math.Max(_step / 2, LeastStep);
        _lead += firstWon ? -_step : _step;
        _last = firstWon;
        if (firstWon) Won++;
    }
}
