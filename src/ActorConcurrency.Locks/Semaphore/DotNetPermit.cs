using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>Permits of a <see cref="PermitPool"/>; the first disposal returns them.</summary>
internal sealed class DotNetPermit : IPermit
{
    private readonly PermitPool _pool;
    private readonly long _since = Stopwatch.GetTimestamp();
    private int _disposed;

    public DotNetPermit(PermitPool pool, int count, long fencingToken)
    {
        (_pool, Count, FencingToken) = (pool, count, fencingToken);
        Entry = new(this);
    }

    public int Count { get; }

    public long FencingToken { get; }

    /// <summary>Its entry in the pool's books, which are not searched for it. The pool's gate guards it.</summary>
    public LinkedListNode<DotNetPermit> Entry { get; }

    /// <summary>Nobody has a name here.</summary>
    public SemaphoreHolder Holder => new("", Count, FencingToken, Stopwatch.GetElapsedTime(_since));

    // Nobody takes it back but its holder.
    public CancellationToken Lost => CancellationToken.None;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) _pool.Return(this);
    }

    public override string ToString() => Wording.Text($"{Wording.Several(Count, "permit")}, token {FencingToken}");

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
