namespace ActorConcurrency;

/// <summary>What every barrier says when it refuses.</summary>
internal static class BarrierRefusals
{
    /// <param name="free">How many places there are.</param>
    public static InvalidOperationException NoPlace(int free) => new(
        $"{Wording.Several(free, "place")} without a name {(free == 1 ? "is" : "are")} free; nothing was done. Add parties first, arrive through the party that has the place, or wait for the next phase.");

    public static InvalidOperationException ArrivedAlready() =>
        new("The party has arrived at this phase already; nothing was done. Wait for the phase's end before it arrives again.");

    public static StoppedException NotAParty() =>
        new("It is no party of the barrier any more: it left, was disposed, or gave up. Nothing was done. Join again.");

    public static ArgumentOutOfRangeException TooManyParties() =>
        new("parties", $"There can be at most {int.MaxValue} parties. Nothing was done.");
}
