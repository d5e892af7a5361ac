using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Takes the lock, if it is free and nobody waits.</summary>
/// <param name="mode">To read or to write.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct LockAttempt(LockMode mode, TimeSpan foreignNow) : IAttempt<LentLock>
{
    public bool TryDo(RecipeCore core, [MaybeNullWhen(false)] out LentLock lent)
    {
        lent = ((LockCore)core).TryTake(mode, foreignNow);
        return lent is not null;
    }
}

/// <summary>Takes the lock, or waits for it.</summary>
/// <param name="mode">To read or to write.</param>
/// <param name="since">When it began.</param>
internal readonly struct LockEntry(LockMode mode, TimeSpan since) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((LockCore)core).State.Enter(operation, mode, since);
}

/// <summary>Gives the lock back, and lets in who waits for it.</summary>
/// <param name="lent">What was taken.</param>
/// <param name="token">The grant that is meant.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct LockReturnStep(LentLock lent, long token, TimeSpan foreignNow) : IStep
{
    public void Do(RecipeCore core) => ((LockCore)core).Return(lent, token, foreignNow);
}
