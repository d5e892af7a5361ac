using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>Locks of a <see cref="LockTable"/>; the first disposal gives them back.</summary>
internal sealed class DotNetLockLease : ILockLease
{
    private readonly LockTable _table;
    private readonly LockPlace _place;
    private readonly long _since = Stopwatch.GetTimestamp();
    private int _disposed;

    public DotNetLockLease(LockTable table, ImmutableArray<string> names, long fencingToken, LockPlace place)
    {
        (_table, _place, Names, FencingToken) = (table, place, names, fencingToken);
        Entry = new(this);
    }

    public ImmutableArray<string> Names { get; }

    public long FencingToken { get; }

    // Nobody takes it back but its holder.
    public CancellationToken Lost => CancellationToken.None;

    /// <summary>Its entry in the table's books, which are not searched for it. The table's gate guards it.</summary>
    public LinkedListNode<DotNetLockLease> Entry { get; }

    public TimeSpan Age => Stopwatch.GetElapsedTime(_since);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _place.Leave();
        _table.Return(this);
    }

    public override string ToString() => Wording.Text($"A lease of {Wording.Names(Names)}, token {FencingToken}");

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
