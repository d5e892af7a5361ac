namespace ActorConcurrency;

/// <summary>A phase that somebody has passed. Immutable.</summary>
/// <param name="Phase">The phase's number, from 0 on: how many phases were passed before it.</param>
/// <param name="Index">Which of the phase's arrivals it was, from 0 on. Unique within the phase, so it can choose one of the parties for what only one has to do.</param>
public readonly record struct BarrierArrival(long Phase, int Index)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text($"phase {Phase}, arrival {Index}");
}
