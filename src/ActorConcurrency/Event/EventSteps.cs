namespace ActorConcurrency;

/// <summary>Passes, or waits for the flag or for a signal.</summary>
/// <param name="after">The signal before the one that is waited for; null: the flag.</param>
/// <param name="since">When it began.</param>
internal readonly struct WaitEntry(long? after, TimeSpan since) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((EventCore)core).State.Enter(operation, after, since);
}

/// <summary>Passes at once, if there is something to pass on.</summary>
/// <param name="after">The signal before the one that is waited for; null: the flag.</param>
internal readonly struct PassAttempt(long? after) : IAttempt<long>
{
    public bool TryDo(RecipeCore core, out long number) => ((EventCore)core).State.TryPass(after, out number);
}
