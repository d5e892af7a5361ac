namespace ActorConcurrency;

/// <summary>A countdown at one moment. Immutable.</summary>
/// <param name="From">The number it started from.</param>
/// <param name="Remaining">The numbers not ticked yet.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="Restarts">How often it was restarted after a crash, its count kept.</param>
public sealed record CountdownSnapshot(int From, int Remaining, CountdownPhase Phase, int Restarts)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text($"{Phase}, {Remaining} of {From} left{(Restarts == 0 ? "" : $", {Wording.Several(Restarts, "restart")}")}.");
}

/// <summary>Where a countdown is in its life.</summary>
public enum CountdownPhase
{
    /// <summary>Started, the first tick not yet accepted.</summary>
    Starting,

    /// <summary>Ticking, or in the last period after it ticked 1.</summary>
    Running,

    /// <summary>Reached zero, and the period after the last tick is over.</summary>
    Finished,

    /// <summary>Ended by a termination.</summary>
    Terminated,

    /// <summary>Ended by a failure.</summary>
    Failed,
}
