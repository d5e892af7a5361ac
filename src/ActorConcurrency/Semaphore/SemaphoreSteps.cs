using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Takes permits that are free, if nobody waits for some.</summary>
/// <param name="permits">How many.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct TakeAttempt(int permits, TimeSpan foreignNow) : IAttempt<SemaphoreLease>
{
    public bool TryDo(RecipeCore core, [MaybeNullWhen(false)] out SemaphoreLease lease)
    {
        lease = ((SemaphoreCore)core).TryTake(permits, foreignNow);
        return lease is not null;
    }
}

/// <summary>Takes permits, or waits for them.</summary>
/// <param name="permits">How many.</param>
/// <param name="since">When it began.</param>
internal readonly struct AcquireEntry(int permits, TimeSpan since) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((SemaphoreCore)core).State.Enter(operation, permits, since);
}

/// <summary>Gives permits back, and lets in who waits for them.</summary>
/// <param name="lease">What was taken.</param>
/// <param name="token">The grant that is meant.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct ReturnStep(SemaphoreLease lease, long token, TimeSpan foreignNow) : IStep
{
    public void Do(RecipeCore core) => ((SemaphoreCore)core).Return(lease, token, foreignNow);
}
