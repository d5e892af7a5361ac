namespace ActorConcurrency.Tests;

/// <summary>How long a test may take before it counts as hung. It decides nothing in a run that works.</summary>
public static class Limit
{
    public const int HangMilliseconds = 120_000;

    public static readonly TimeSpan Hang = TimeSpan.FromMilliseconds(HangMilliseconds);
}
