namespace ActorConcurrency;

/// <summary>What every latch says when it refuses.</summary>
internal static class LatchRefusals
{
    public static InvalidOperationException TooManySignals(int remaining) =>
        new(Wording.Text($"It waits for {Wording.Several(remaining, "signal")} only; nothing was changed. Signal no more often than you have added, or reset it first."));

    public static InvalidOperationException IsOpen() =>
        new("The latch is open, and may not be added to then; nothing was changed. Add before the last signal, reset it, or allow adding to an open one.");

    public static InvalidOperationException TooMuch() =>
        new($"More than {int.MaxValue} would remain; nothing was changed. Add less.");
}
