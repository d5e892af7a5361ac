using System.Data.Common;
using ActorConcurrency.Hosting;
using Npgsql;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A database in the PostgreSQL server that <c>ACTORCONC_POSTGRES</c> names, dropped at the end.</summary>
public sealed class PostgresStore : TestStore
{
    private readonly string _name = $"spec_{Guid.NewGuid():N}";

    public PostgresStore()
    {
        OnServer($"CREATE DATABASE {_name}");
        ConnectionString = new NpgsqlConnectionStringBuilder(Postgres.Server) { Database = _name }.ConnectionString;
    }

    public string ConnectionString { get; }

    public override ClusterStore Store => ClusterStore.PostgreSql(ConnectionString);

    public override ClusterStore WithTablesByHand => ClusterStore.PostgreSql(ConnectionString, createsTables: false);

    public override DbConnection Connect() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);

    protected override string LockStatement => "BEGIN; LOCK TABLE journal IN SHARE MODE";

    public override void Dispose() => OnServer($"DROP DATABASE {_name} WITH (FORCE)");

    private static void OnServer(string command)
    {
        using var connection = new NpgsqlConnection(Postgres.Server);
        connection.Open();
        using var run = new NpgsqlCommand(command, connection);
        run.ExecuteNonQuery();
    }
}
