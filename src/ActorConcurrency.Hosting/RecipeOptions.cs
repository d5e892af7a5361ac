namespace ActorConcurrency.Hosting;

/// <summary>What can be set about any recipe that a host starts, the countdown apart, which ends by itself.</summary>
public abstract class RecipeOptions
{
    private protected RecipeOptions()
    {
    }

    /// <summary>What the host does when the recipe's actor ends though nobody has stopped it: <see cref="OnFailure.Stop"/> by default.</summary>
    public OnFailure OnFailure { get; set; }

    /// <summary>With <see cref="OnFailure.Restart"/>: how long the host waits before it starts the actor anew.</summary>
    public RestartBackoff Backoff { get; set; } = new();

    /// <summary>What the actors have in common that are started for the recipe.</summary>
    internal Incarnations Incarnations { get; } = new();
}

/// <summary>What a host does when the actor of a recipe has failed.</summary>
public enum OnFailure
{
    /// <summary>The recipe stays stopped: its calls end with <see cref="StoppedException"/>, and the health check reports it.</summary>
    Stop,

    /// <summary>
    /// The actor is started anew, after a pause, with the same settings and an empty state. The handle stays the same. Until then its calls end with
    /// <see cref="StoppedException"/>. What was granted before is void; fencing tokens go on growing.
    /// </summary>
    Restart,
}

/// <summary>
/// How long a host waits before it starts a failed actor anew: <see cref="Min"/> after the first failure, twice as long after each one that follows, up
/// to <see cref="Max"/>. An actor that has lived for as long as <see cref="Max"/> counts as healthy: its next failure is a first one.
/// </summary>
public sealed class RestartBackoff
{
    /// <summary>The shortest pause: 10 ms to <see cref="Max"/>. 500 ms by default.</summary>
    public TimeSpan Min { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause, but for what chance adds: <see cref="Min"/> to one day. 30 s by default.</summary>
    public TimeSpan Max { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What chance adds to a pause at most, as a part of it: 0 to 1. 0.2 by default, so that not all recipes start anew at the same time.</summary>
    public double RandomFactor { get; set; } = 0.2;

    /// <summary>The pause after a failure, without what chance adds.</summary>
    /// <param name="failures">How many there were in a row before it.</param>
    internal TimeSpan After(int failures) => TimeSpan.FromTicks((long)Math.Min(Max.Ticks, Min.Ticks * Math.Pow(2, failures)));

    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the message names it and the range.</exception>
    internal void Check()
    {
        if (Max < Min || Max > TimeSpan.FromDays(1)) throw Outside("Backoff.Max", Max, $"{Min} to 1.00:00:00");
        if (Min < TimeSpan.FromMilliseconds(10)) throw Outside("Backoff.Min", Min, $"00:00:00.0100000 to {Max}");
        if (!(RandomFactor is >= 0 and <= 1)) throw Outside("Backoff.RandomFactor", RandomFactor, "0 to 1");
    }

    private static ArgumentOutOfRangeException Outside(string option, object value, string range) =>
        new(option, FormattableString.Invariant($"{option} must be {range}, but is {value}."));
}
