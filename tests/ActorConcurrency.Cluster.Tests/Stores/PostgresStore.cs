using ActorConcurrency.Hosting;
using Npgsql;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A database in the PostgreSQL server that <c>ACTORCONC_POSTGRES</c> names, dropped at the end.</summary>
public sealed class PostgresStore : TestStore
{
    private readonly string _name = $"spec_{Guid.NewGuid():N}";

    public PostgresStore()
    {
        Execute($"CREATE DATABASE {_name}");
        ConnectionString = new NpgsqlConnectionStringBuilder(Postgres.Server) { Database = _name }.ConnectionString;
    }

    public string ConnectionString { get; }

    public override ClusterStore Store => ClusterStore.PostgreSql(ConnectionString);

    public override void Dispose() => Execute($"DROP DATABASE {_name} WITH (FORCE)");

    private static void Execute(string command)
    {
        using var connection = new NpgsqlConnection(Postgres.Server);
        connection.Open();
        using var run = new NpgsqlCommand(command, connection);
        run.ExecuteNonQuery();
    }
}
