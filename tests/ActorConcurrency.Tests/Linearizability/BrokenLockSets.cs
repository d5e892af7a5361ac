using System.Collections.Immutable;

namespace ActorConcurrency.Tests;

/// <summary>Takes the names of a set one by one, as if there were no lock set.</summary>
internal sealed class PiecemealLockSet(IOwnedLockSet inner) : IOwnedLockSet
{
    public async ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var taken = new List<ILockLease>();
        try
        {
            foreach (var name in names.Distinct().Order()) taken.Add(await inner.AcquireAsync([name], cancellationToken));
            return taken.Count == 0 ? await inner.AcquireAsync([], cancellationToken) : new Lease(taken);
        }
        catch (Exception)
        {
            taken.ForEach(lease => lease.Dispose());
            throw;
        }
    }

    public ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryAcquireAsync(names, timeout, cancellationToken);

    public ValueTask<LockSetSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ILockSetSession OpenSession(string label) => inner.OpenSession(label);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Lease(List<ILockLease> taken) : ILockLease
    {
        public ImmutableArray<string> Names => [.. taken.SelectMany(lease => lease.Names)];

        public long FencingToken => taken[^1].FencingToken;

        public CancellationToken Lost => taken[^1].Lost;

        public void Dispose() => taken.ForEach(lease => lease.Dispose());

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

/// <summary>Takes the first name of a set only, and says that it has all of them.</summary>
internal sealed class CarelessLockSet(IOwnedLockSet inner) : IOwnedLockSet
{
    public async ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        new Lease(names, await inner.AcquireAsync(names.Take(1), cancellationToken));

    public ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryAcquireAsync(names, timeout, cancellationToken);

    public ValueTask<LockSetSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ILockSetSession OpenSession(string label) => inner.OpenSession(label);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Lease(IEnumerable<string> names, ILockLease first) : ILockLease
    {
        public ImmutableArray<string> Names { get; } = [.. names.Distinct().Order()];

        public long FencingToken => first.FencingToken;

        public CancellationToken Lost => first.Lost;

        public void Dispose() => first.Dispose();

        public ValueTask DisposeAsync() => first.DisposeAsync();
    }
}
