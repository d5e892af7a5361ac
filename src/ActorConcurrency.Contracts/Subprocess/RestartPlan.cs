namespace ActorConcurrency;

/// <summary>Decides what follows a run. Not thread-safe: who supervises owns it.</summary>
/// <param name="policy">The policy.</param>
/// <param name="random">Gives 0 to 1, 1 excluded.</param>
internal sealed class RestartPlan(RestartPolicy policy, Func<double> random)
{
    /// <summary>Restarts since the last good run.</summary>
    public int InARow { get; private set; }

    /// <summary>All restarts.</summary>
    public int Total { get; private set; }

    /// <summary>A run has ended that nobody has asked to.</summary>
    /// <param name="exit">How.</param>
    /// <param name="lasted">How long it ran.</param>
    /// <param name="delay">When to start the next.</param>
    /// <returns>Whether there is a next.</returns>
    public RestartDecision After(ChildExit exit, TimeSpan lasted, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (policy.When == RestartWhen.Never || (policy.When == RestartWhen.OnFailure && exit.IsSuccess)) return RestartDecision.Over;
        if (lasted >= policy.GoodRun) InARow = 0;
        if (InARow >= policy.MaxRestarts) return RestartDecision.GiveUp;
        delay = NextDelay();
        InARow++;
        Total++;
        return RestartDecision.Again;
    }

    private TimeSpan NextDelay()
    {
        // Beyond the longest, how often it was doubled does not matter; and a shift must not run over.
        var doubled = policy.FirstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(InARow, 40));
        var jittered = Math.Min(doubled, policy.LongestDelay.TotalMilliseconds) * (1 + (policy.Jitter / 100.0 * random()));
        return TimeSpan.FromMilliseconds(Math.Min(jittered, int.MaxValue));
    }
}

/// <summary>What follows a run.</summary>
internal enum RestartDecision
{
    Over,
    Again,
    GiveUp,
}
