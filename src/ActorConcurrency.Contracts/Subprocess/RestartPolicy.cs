namespace ActorConcurrency;

/// <summary>After which ends a child is started anew.</summary>
public enum RestartWhen
{
    /// <summary>After none.</summary>
    Never,

    /// <summary>After an exit code other than 0, a signal, or a timeout.</summary>
    OnFailure,

    /// <summary>After each end.</summary>
    Always,
}

/// <summary>Whether and when a child is started anew after its end. Immutable.</summary>
/// <remarks>
/// The delay before a restart doubles with each restart in a row, and some chance is added, so that many children do not come back at the same moment.
/// A run that lasts <see cref="GoodRun"/> ends the row: then the delay and the count begin anew. What was terminated or killed by its supervisor is never
/// started anew.
/// </remarks>
public sealed record RestartPolicy
{
    /// <summary>No restarts.</summary>
    public static RestartPolicy Never { get; } = new();

    /// <summary>After which ends. <see cref="RestartWhen.Never"/> by default.</summary>
    public RestartWhen When { get; init; }

    /// <summary>How many restarts in a row there may be: 0 to <see cref="int.MaxValue"/>. 5 by default.</summary>
    public int MaxRestarts { get; init; } = 5;

    /// <summary>The delay before the first restart of a row: 0 to <see cref="int.MaxValue"/> ms. 200 ms by default.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest delay: <see cref="FirstDelay"/> or more, up to <see cref="int.MaxValue"/> ms. 30 s by default.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much chance may add to a delay, in hundredths of it: 0 to 100. 20 by default.</summary>
    public int Jitter { get; init; } = 20;

    /// <summary>How long a run has to last to end a row of restarts: 0 to <see cref="int.MaxValue"/> ms. 10 s by default.</summary>
    public TimeSpan GoodRun { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Restarts after failures.</summary>
    /// <param name="maxRestarts">How many in a row.</param>
    public static RestartPolicy OnFailure(int maxRestarts = 5) => new() { When = RestartWhen.OnFailure, MaxRestarts = maxRestarts };

    /// <summary>Restarts after each end.</summary>
    /// <param name="maxRestarts">How many in a row.</param>
    public static RestartPolicy Always(int maxRestarts = 5) => new() { When = RestartWhen.Always, MaxRestarts = maxRestarts };

    internal void Checked()
    {
        if (!Enum.IsDefined(When)) throw SubprocessSupervision.Outside("restart", nameof(RestartPolicy), nameof(When), When, "one of never, on-failure, always");
        SubprocessSupervision.InRange("max-restarts", nameof(RestartPolicy), nameof(MaxRestarts), MaxRestarts, 0, int.MaxValue);
        SubprocessSupervision.InRange("first-delay", nameof(RestartPolicy), nameof(FirstDelay), FirstDelay, TimeSpan.Zero);
        SubprocessSupervision.InRange("longest-delay", nameof(RestartPolicy), nameof(LongestDelay), LongestDelay, FirstDelay);
        SubprocessSupervision.InRange("jitter", nameof(RestartPolicy), nameof(Jitter), Jitter, 0, 100);
        SubprocessSupervision.InRange("good-run", nameof(RestartPolicy), nameof(GoodRun), GoodRun, TimeSpan.Zero);
    }
}
