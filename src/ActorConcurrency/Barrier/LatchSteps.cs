namespace ActorConcurrency;

/// <summary>Passes, or waits for the latch.</summary>
/// <param name="since">When it began.</param>
internal readonly struct LatchEntry(TimeSpan since) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((LatchCore)core).State.Enter(operation, since);
}

/// <summary>Passes at once, if it is open.</summary>
internal readonly struct LatchAttempt : IAttempt<bool>
{
    public bool TryDo(RecipeCore core, out bool result) => result = ((LatchCore)core).State.IsOpen;
}
