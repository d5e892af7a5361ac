using ActorConcurrency.Hosting;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A database of a spec's own, gone with it.</summary>
public abstract class TestStore : IDisposable
{
    public abstract ClusterStore Store { get; }

    public abstract void Dispose();
}

/// <summary>A database in a file that is gone with the spec.</summary>
public sealed class TemporaryStore : TestStore
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actor-concurrency-");

    public TemporaryStore() => Store = ClusterStore.Sqlite(Path.Combine(_folder.FullName, "journal.db"));

    public override ClusterStore Store { get; }

    public override void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
