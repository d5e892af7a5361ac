using System.Data.Common;
using System.Net.Sockets;
using Akka.Actor.Setup;
using Akka.Hosting;
using Akka.Persistence.Sql.Hosting;
using LinqToDB;
using Microsoft.Data.Sqlite;
using Npgsql;

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

    // However many recipes are looked after at once, no more than one connection more is open.
    private readonly SemaphoreSlim _asking = new(1);

    private ClusterStore(string kind, string provider, string connection, bool createsTables) =>
        (_kind, _provider, _connection, CreatesTables) = (kind, provider, connection, createsTables);

    /// <summary>
    /// Whether the tables are made if they are not there. True by default. Start one node first: several at once collide, and log it. If not, they must be there when
    /// a node starts, and the journal's unique index with them.
    /// </summary>
    public bool CreatesTables { get; }

    /// <summary>A PostgreSQL database, for any number of machines.</summary>
    /// <param name="connectionString">How to reach it, as Npgsql takes it.</param>
    /// <param name="createsTables">See <see cref="CreatesTables"/>.</param>
    /// <exception cref="ArgumentException">The connection string is empty.</exception>
    public static ClusterStore PostgreSql(string connectionString, bool createsTables = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return new("PostgreSQL", ProviderName.PostgreSQL15, connectionString, createsTables);
    }

    /// <summary>
    /// A file of SQLite, for the processes of one machine: to develop, and where one machine is all there is. Made if it is not there. Not on a network drive:
    /// its locks do not work there.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="createsTables">See <see cref="CreatesTables"/>.</param>
    /// <exception cref="ArgumentException">The path is empty, or SQLite's memory.</exception>
    public static ClusterStore Sqlite(string path, bool createsTables = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("In memory only, a failover doubles permits and tokens: give a file that outlives the processes.", nameof(path));
        return new("SQLite", ProviderName.SQLiteMS, new SqliteConnectionStringBuilder { DataSource = System.IO.Path.GetFullPath(path) }.ConnectionString, createsTables);
    }

    /// <summary>What kind of database it is, and nothing of where.</summary>
    public override string ToString() => _kind;

    internal void AddTo(AkkaConfigurationBuilder builder)
    {
        if (IsFile) PrepareFile();
        RequireFence();
        builder.AddSetup(new ClusterStoreSetup(this));
        // Not as text in the HOCON, which a system logs if it is told to, and shows to whoever asks. The provider is told there too: by that alone the
        // tables are made with the unique index that is the fence.
        var connection = new DataOptions().UseConnectionString(_provider, _connection);
        builder.WithSqlPersistence(
            new SqlJournalOptions(isDefaultPlugin: true) { DataOptions = connection, ProviderName = _provider, AutoInitialize = CreatesTables },
            new SqlSnapshotOptions(isDefaultPlugin: true) { DataOptions = connection, ProviderName = _provider, AutoInitialize = CreatesTables });
    }

    // The index is what refuses the second of two writers: without it nothing does, and nothing shows it until permits are doubled. A table may be there without it, if it was
    // made by hand: then it is not made either.
    private void RequireFence()
    {
        if (FenceProblem() is { } problem) throw new Akka.Configuration.ConfigurationException(problem);
    }

    /// <summary>Looks at the journal's table.</summary>
    /// <returns>Why no node may start, and what to do; null: it may.</returns>
    internal string? FenceProblem()
    {
        try
        {
            return JournalFence.Problem(this, _connection, IsFile);
        }
        catch (Exception cause) when (cause is DbException or IOException or TimeoutException or SocketException)
        {
            // A node that makes its tables waits for its database, as it does when that goes away later.
            return CreatesTables ? null : $"The database ({this}) cannot be reached ({Reason(cause)}), so it cannot be told whether its journal has the unique index without which no node may start. "
                + "Start the node again when the database is there.";
        }
    }

    /// <summary>Asks the database for an answer, over a connection of its own.</summary>
    /// <returns>Why there is none, in a few words without anything of the connection string; null: it answers.</returns>
    internal async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await AskAsync(cancellationToken).ConfigureAwait(false);
                return null;
            }
            finally
            {
                _asking.Release();
            }
        }
        catch (Exception cause) when (cause is DbException or IOException or TimeoutException or OperationCanceledException)
        {
            return Reason(cause);
        }
    }

    private bool IsFile => _provider == ProviderName.SQLiteMS;

    // Not pooled: a connection that is open already tells nothing of a file that was taken away, or of a server that takes no more.
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = IsFile
            ? new SqliteConnection(new SqliteConnectionStringBuilder(_connection) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = IsFile ? "SELECT count(*) FROM sqlite_master" : "SELECT 1";
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    // The messages of exceptions name hosts, files and users.
    private static string Reason(Exception cause) => cause switch
    {
        OperationCanceledException or TimeoutException => "no answer in time",
        PostgresException { SqlState: var state } => $"SQLSTATE {state}",
        SqliteException { SqliteErrorCode: var code } => $"SQLite error {code}",
        SocketException { SocketErrorCode: var code } => $"{code}",
        { InnerException: { } inner } => Reason(inner),
        _ => cause.GetType().Name,
    };

    // A file that several processes write at once needs a log beside it. The setting stays with the file.
    private void PrepareFile()
    {
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL";
            command.ExecuteNonQuery();
        }
        catch (SqliteException cause)
        {
            throw new ArgumentException($"The file of SQLite cannot be opened: {Reason(cause)}. Is its folder there, and may this process write to it?", cause);
        }
    }
}

/// <summary>Carries the database from the builder to whoever asks how it is.</summary>
internal sealed class ClusterStoreSetup(ClusterStore store) : Setup
{
    public ClusterStore Store => store;
}
