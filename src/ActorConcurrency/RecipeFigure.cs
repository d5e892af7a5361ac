namespace ActorConcurrency;

/// <summary>One kind of figure that recipes report. Immutable.</summary>
/// <param name="Slot">Its place among each instance's figures.</param>
internal sealed record RecipeFigure<T>(int Slot) where T : struct;
