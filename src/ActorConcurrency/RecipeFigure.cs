namespace ActorConcurrency;

/// <summary>One kind of figure that recipes report. Immutable.</summary>
/// <param name="Slot">Its place in each instance's figures.</param>
/// <param name="Read">Its value, from the 64 bits that are kept.</param>
internal sealed record RecipeFigure<T>(int Slot, Func<long, T> Read) where T : struct;
