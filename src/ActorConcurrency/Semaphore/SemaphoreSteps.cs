using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Takes permits that are free, if nobody waits for some.</summary>
/// <param name="permits">How many.</param>
internal readonly struct TakeStep(int permits) : IStep<SemaphoreLease?>
{
    public bool TryDo(RecipeCore core, [NotNullWhen(true)] out SemaphoreLease? lease)
    {
        lease = core is SemaphoreCore semaphore ? semaphore.State.TryTake(permits) : null;
        return lease is not null;
    }
}

/// <summary>Gives permits back, and lets in who waits for them.</summary>
/// <param name="lease">What was taken.</param>
/// <param name="token">The grant that is meant.</param>
internal readonly struct ReturnStep(SemaphoreLease lease, long token) : IStep<bool>
{
    public bool TryDo(RecipeCore core, out bool isDone)
    {
        isDone = core is SemaphoreCore;
        if (isDone) ((SemaphoreCore)core).Return(lease, token);
        return isDone;
    }
}
