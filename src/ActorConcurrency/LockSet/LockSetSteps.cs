using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>Takes locks that are free and that nobody waits for, if the order allows it.</summary>
/// <param name="names">The locks.</param>
/// <param name="around">What the caller's flow holds.</param>
/// <param name="wait">Whether the caller would wait for them: only then does the order matter.</param>
internal readonly struct TakeLocksStep(string[] names, LockFlow.Place? around, bool wait) : IStep<LockSetLeases.Lease?>
{
    public bool TryDo(RecipeCore core, [NotNullWhen(true)] out LockSetLeases.Lease? lease)
    {
        lease = (core as LockSetCore)?.TryTake(names, around, wait);
        return lease is not null;
    }
}

/// <summary>Gives locks back, and lets in who waits for them.</summary>
/// <param name="lease">What was taken.</param>
/// <param name="token">The grant that is meant.</param>
internal readonly struct ReturnLocksStep(LockSetLeases.Lease lease, long token) : IStep<bool>
{
    public bool TryDo(RecipeCore core, out bool isDone)
    {
        isDone = core is LockSetCore;
        if (isDone) ((LockSetCore)core).Return(lease, token);
        return isDone;
    }
}
