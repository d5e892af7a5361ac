namespace ActorConcurrency.Locks;

/// <summary>Permits of a <see cref="PermitPool"/>; the first disposal returns them.</summary>
internal sealed class DotNetPermit(PermitPool pool, int count, long fencingToken) : IPermit
{
    private int _disposed;

    public int Count => count;

    public long FencingToken => fencingToken;

    // Nobody takes it back but its holder.
    public CancellationToken Lost => CancellationToken.None;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) pool.Return(count);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
