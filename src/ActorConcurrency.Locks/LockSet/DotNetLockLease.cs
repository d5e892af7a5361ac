using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>Locks of a <see cref="LockTable"/>; the first disposal gives them back.</summary>
internal sealed class DotNetLockLease(LockTable table, ImmutableArray<string> names, long fencingToken, LockPlace place) : ILockLease
{
    private readonly long _since = Stopwatch.GetTimestamp();
    private int _disposed;

    public ImmutableArray<string> Names => names;

    public long FencingToken => fencingToken;

    public TimeSpan Age => Stopwatch.GetElapsedTime(_since);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        place.Leave();
        table.Return(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
