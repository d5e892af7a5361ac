namespace ActorConcurrency.Tests;

/// <summary>A semaphore that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingSemaphore(IOwnedSemaphore inner) : IOwnedSemaphore
{
    protected IOwnedSemaphore Inner => inner;

    public virtual ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default) => inner.AcquireAsync(permits, cancellationToken);

    public virtual ValueTask<IPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        inner.TryAcquireAsync(timeout, permits, cancellationToken);

    public ValueTask ReleaseAsync(int permits = 1, CancellationToken cancellationToken = default) => inner.ReleaseAsync(permits, cancellationToken);

    public ValueTask<int> DrainAsync(CancellationToken cancellationToken = default) => inner.DrainAsync(cancellationToken);

    public ValueTask ChangeMaximumAsync(int maximum, CancellationToken cancellationToken = default) => inner.ChangeMaximumAsync(maximum, cancellationToken);

    public ValueTask<SemaphoreSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ISemaphoreSession OpenSession(string label) => inner.OpenSession(label);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>A permit that says what its maker likes.</summary>
    protected sealed class Permit(int count, long token, Action giveBack) : IPermit
    {
        public int Count => count;

        public long FencingToken => token;

        public CancellationToken Lost => CancellationToken.None;

        public void Dispose() => giveBack();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

/// <summary>Grants as many as are asked for, and takes one.</summary>
internal sealed class GenerousSemaphore(IOwnedSemaphore inner) : PassingSemaphore(inner)
{
    public override async ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        var one = await Inner.AcquireAsync(1, cancellationToken);
        return new Permit(permits, one.FencingToken, one.Dispose);
    }
}

/// <summary>Takes what is asked for one by one instead of together.</summary>
internal sealed class PiecemealSemaphore(IOwnedSemaphore inner) : PassingSemaphore(inner)
{
    public override async ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        var taken = new List<IPermit>();
        try
        {
            while (taken.Count < permits) taken.Add(await Inner.AcquireAsync(1, cancellationToken));
            return new Permit(permits, taken[^1].FencingToken, () => taken.ForEach(permit => permit.Dispose()));
        }
        catch (Exception)
        {
            taken.ForEach(permit => permit.Dispose());
            throw;
        }
    }
}

/// <summary>A wait that is cancelled just as it is served keeps what it got.</summary>
internal sealed class LeakySemaphore(IOwnedSemaphore inner) : PassingSemaphore(inner)
{
    public override async ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        var permit = await Inner.AcquireAsync(permits, cancellationToken);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return permit;
    }
}

/// <summary>Gives a permit back a little later than it says.</summary>
internal sealed class TardySemaphore(IOwnedSemaphore inner) : PassingSemaphore(inner)
{
    public override async ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        var permit = await Inner.AcquireAsync(permits, cancellationToken);
        return new Permit(permits, permit.FencingToken, () => ThreadPool.QueueUserWorkItem(_ => permit.Dispose()));
    }
}
