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

    public override ClusterStore Store => ClusterStore.Sqlite(Journal);

    public string ConnectionString => $"Data Source={Journal}";

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    /// <summary>Takes the folder away, as if its disk were gone.</summary>
    public void TakeAway() => Directory.Move(_folder.FullName, _folder.FullName + "-away");

    public void BringBack() => Directory.Move(_folder.FullName + "-away", _folder.FullName);

    public override void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
