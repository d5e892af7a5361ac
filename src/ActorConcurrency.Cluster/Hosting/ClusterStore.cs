using Akka.Hosting;
using Akka.Persistence.Hosting;
using Akka.Persistence.Sql.Hosting;
using LinqToDB;
using Microsoft.Data.Sqlite;

namespace ActorConcurrency.Hosting;

/// <summary>
/// The database in which clustered recipes write what they decide: PostgreSQL, or SQLite for the processes of one machine. Immutable. It never shows its
/// connection string.
/// </summary>
public sealed class ClusterStore
{
    private readonly string _connection;
    private readonly string _provider;
    private readonly string _kind;

    private ClusterStore(string kind, string provider, string connection) => (_kind, _provider, _connection) = (kind, provider, connection);

    /// <summary>Whether the tables are made if they are not there. True by default. Start one node first: several at once collide, and log it.</summary>
    public bool CreatesTables { get; init; } = true;

    /// <summary>A PostgreSQL database, for any number of machines.</summary>
    /// <param name="connectionString">How to reach it, as Npgsql takes it.</param>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public static ClusterStore PostgreSql(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return new("PostgreSQL", ProviderName.PostgreSQL15, connectionString);
    }

    /// <summary>
    /// A file of SQLite, for the processes of one machine: to develop, and where one machine is all there is. Made if it is not there. Not on a network drive:
    /// its locks do not work there.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The path is empty, or SQLite's memory.</exception>
    public static ClusterStore Sqlite(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("In memory only, a failover doubles permits and tokens: give a file that outlives the processes.", nameof(path));
        return new("SQLite", ProviderName.SQLiteMS, new SqliteConnectionStringBuilder { DataSource = System.IO.Path.GetFullPath(path) }.ConnectionString);
    }

    /// <summary>What kind of database it is, and nothing of where.</summary>
    public override string ToString() => _kind;

    internal void AddTo(AkkaConfigurationBuilder builder)
    {
        if (_provider == ProviderName.SQLiteMS) PrepareFile();
        builder.WithSqlPersistence(_connection, _provider, PersistenceMode.Both, autoInitialize: CreatesTables);
    }

    // A file that several processes write at once needs a log beside it. The setting stays with the file.
    private void PrepareFile()
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
    }
}
