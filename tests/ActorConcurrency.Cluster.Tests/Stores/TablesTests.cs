using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>The tables that a node makes. Their unique index is what keeps two lives of a name from granting the same twice.</summary>
public sealed class TablesTests(OneNode one) : IClassFixture<OneNode>
{
    [Fact]
    public async Task In_SQLite_an_entry_cannot_be_written_twice()
    {
        await using var connection = new SqliteConnection(((TemporaryStore)one.Store).ConnectionString);
        await AssertNotTwiceAsync<SqliteException>(one, connection, refused => refused.SqliteErrorCode == 19);
    }

    private static async Task AssertNotTwiceAsync<TException>(OneNode one, DbConnection connection, Predicate<TException> isUnique) where TException : DbException
    {
        await using var permit = await ClusterSemaphore.Open(one.Node.System, one.NewName()).AcquireAsync();
        await connection.OpenAsync();
        await using var again = connection.CreateCommand();
        again.CommandText =
            """
            INSERT INTO journal (persistence_id, sequence_number, deleted, writer_uuid, created, message, identifier, manifest)
            SELECT persistence_id, sequence_number, deleted, 'another', created, message, identifier, manifest FROM journal
            """;

        var refused = await Assert.ThrowsAsync<TException>(() => again.ExecuteNonQueryAsync());
        Assert.True(isUnique(refused), refused.Message);
    }

    [OnPostgres]
    public sealed class OnPostgresTests(OneNodeOnPostgres one) : IClassFixture<OneNodeOnPostgres>
    {
        [Fact]
        public async Task In_PostgreSQL_an_entry_cannot_be_written_twice()
        {
            await using var connection = new NpgsqlConnection(((PostgresStore)one.Store).ConnectionString);
            await AssertNotTwiceAsync<PostgresException>(one, connection, refused => refused.SqlState == PostgresErrorCodes.UniqueViolation);
        }
    }
}
