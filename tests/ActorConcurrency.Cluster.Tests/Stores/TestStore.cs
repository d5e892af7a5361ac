using System.Data.Common;
using ActorConcurrency.Hosting;
using Microsoft.Data.Sqlite;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A database of a spec's own, gone with it.</summary>
public abstract class TestStore : IDisposable
{
    public abstract ClusterStore Store { get; }

    /// <summary>The same one, for nodes that do not make its tables.</summary>
    public abstract ClusterStore WithTablesByHand { get; }

    /// <summary>A connection to it that is not open.</summary>
    public abstract DbConnection Connect();

    /// <summary>What one transaction must do so that nobody else writes to the journal until it ends.</summary>
    protected abstract string LockStatement { get; }

    /// <summary>Nobody writes to the journal until this is disposed.</summary>
    public IDisposable Lock()
    {
        var connection = Connect();
        connection.Open();
        Execute(connection, LockStatement);
        return connection;
    }

    public void Execute(string statement)
    {
        using var connection = Connect();
        connection.Open();
        Execute(connection, statement);
    }

    /// <summary>How many entries a name has in the journal, those apart that are marked as deleted.</summary>
    public long Entries(string name)
    {
        using var connection = Connect();
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = $"SELECT count(*) FROM journal WHERE NOT deleted AND persistence_id = 'actor-concurrency/semaphore/{name}'";
        return (long)count.ExecuteScalar()!;
    }

    private static void Execute(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public abstract void Dispose();
}

/// <summary>A database in a file that is gone with the spec.</summary>
public sealed class TemporaryStore : TestStore
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actor-concurrency-");

    public override ClusterStore Store => ClusterStore.Sqlite(Journal);

    public override ClusterStore WithTablesByHand => ClusterStore.Sqlite(Journal, createsTables: false);

    public string ConnectionString => $"Data Source={Journal};Pooling=False";

    public override DbConnection Connect() => new SqliteConnection(ConnectionString);

    protected override string LockStatement => "BEGIN IMMEDIATE";

    private string Journal => Path.Combine(_folder.FullName, "journal.db");

    /// <summary>Takes the folder away, as if its disk were gone.</summary>
    public void TakeAway() => Directory.Move(_folder.FullName, _folder.FullName + "-away");

    public void BringBack() => Directory.Move(_folder.FullName + "-away", _folder.FullName);

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
