namespace ActorConcurrency;

/// <summary>Takes locks that are free and that nobody waits for, if the order allows it.</summary>
/// <param name="names">The locks.</param>
/// <param name="around">What the caller's flow holds.</param>
/// <param name="wait">Whether the caller would wait for them: only then does the order matter.</param>
/// <param name="gateway">The handle's.</param>
internal readonly struct TakeLocksAttempt(string[] names, LockFlow.Place? around, bool wait, Gateway gateway) : IAttempt<LockLease>
{
    public bool TryDo(RecipeCore core, out LockLease lease)
    {
        var lent = ((LockSetCore)core).TryTake(names, around, wait);
        lease = lent is null ? default : lent.For(gateway);
        return lent is not null;
    }
}

/// <summary>Gives locks back, and lets in who waits for them.</summary>
/// <param name="lease">What was taken.</param>
/// <param name="token">The grant that is meant.</param>
internal readonly struct ReturnLocksStep(LockSetLeases.Lease lease, long token) : IStep
{
    public void Do(RecipeCore core) => ((LockSetCore)core).Return(lease, token);
}
