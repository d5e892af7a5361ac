namespace ActorConcurrency;

/// <summary>A lock granted by message: it goes back by message, under the request's id. The actor counts it once. Thread-safe.</summary>
internal sealed class GrantedLock : LockGrip
{
    private readonly LockCalls _calls;
    private readonly RequestId _id;
    private CancellationTokenSource? _lost;
    private LockTenure _tenure;
    private int _returned;

    public GrantedLock(LockCalls calls, LockProtocol.Granted grant)
    {
        (_calls, _id) = (calls, grant.Id);
        _tenure = new(grant.FirstToken == 0 ? grant.FencingToken : grant.FirstToken, grant.FencingToken);
        if (grant.TellsLoss) _lost = calls.Gateway.LossToBeTold(grant.Id);
    }

    public bool IsReturned => Volatile.Read(ref _returned) != 0;

    /// <summary>What it has in common with the other holds of its owner.</summary>
    public LockTenure Tenure => Volatile.Read(ref _tenure);

    // What is lost may not be renewed by what its owner still holds.
    public override long Newest(long token) =>
        IsReturned || Volatile.Read(ref _lost) is { IsCancellationRequested: true } ? token : Tenure.Newest;

    /// <summary>Its owner has held the lock before it got this, and holds it still.</summary>
    public void Join(LockTenure tenure)
    {
        tenure.Renew(Tenure.Newest);
        Volatile.Write(ref _tenure, tenure);
    }

    /// <summary>Writes on top of it.</summary>
    public ValueTask<LockHold> Upgrade(CancellationToken cancellationToken) => Joined(_calls.Upgrade(_id, cancellationToken));

    /// <inheritdoc cref="Upgrade"/>
    public ValueTask<LockHold?> TryUpgrade(TimeSpan timeout, CancellationToken cancellationToken) => Joined(_calls.TryUpgrade(_id, timeout, cancellationToken));

    public override void Return(long token)
    {
        if (Interlocked.Exchange(ref _returned, 1) != 0) return;
        _calls.Gateway.TellLate(new LockProtocol.Return(_id));
        _calls.Gateway.ForgetLoss(_id);
    }

    public override CancellationToken Lost(long token) => IsReturned
        ? CancellationToken.None
        : _calls.Gateway.LostOf(_id, ref _lost, static id => new LockProtocol.Watch(id));

    private async ValueTask<LockHold> Joined(ValueTask<LockHold> coming)
    {
        var hold = await coming.ConfigureAwait(false);
        hold.Granted?.Join(Tenure);
        return hold;
    }

    private async ValueTask<LockHold?> Joined(ValueTask<LockHold?> coming)
    {
        var hold = await coming.ConfigureAwait(false);
        hold?.Granted?.Join(Tenure);
        return hold;
    }
}
