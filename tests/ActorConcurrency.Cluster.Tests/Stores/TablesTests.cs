using System.Data.Common;
using ActorConcurrency.Hosting;
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

    [Fact]
    public void A_journal_that_was_made_without_its_unique_index_in_SQLite_is_refused_with_the_remedy()
    {
        using var store = new TemporaryStore();
        AssertNeedsFence(store);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_node_whose_journal_has_no_fence_does_not_start()
    {
        using var store = new TemporaryStore();

        await Assert.ThrowsAsync<Akka.Configuration.ConfigurationException>(() => TestNode.StartAsync(store.WithTablesByHand));
    }

    private static void AssertNeedsFence(TestStore store)
    {
        ClusterStore[] both = [store.Store, store.WithTablesByHand];
        Assert.Null(both[0].FenceProblem());
        Assert.Contains("has no table journal", both[1].FenceProblem(), StringComparison.Ordinal);

        store.Execute("CREATE TABLE journal (ordering bigint PRIMARY KEY, persistence_id varchar(255) NOT NULL, sequence_number bigint NOT NULL, created bigint NOT NULL)");
        store.Execute("CREATE INDEX slow ON journal (persistence_id, sequence_number)");
        store.Execute("CREATE UNIQUE INDEX other ON journal (persistence_id, sequence_number, created)");
        foreach (var given in both)
        {
            var refusal = given.FenceProblem()!;
            Assert.Contains("has no unique index", refusal, StringComparison.Ordinal);
            store.Execute(refusal[refusal.IndexOf("CREATE UNIQUE INDEX", StringComparison.Ordinal)..].TrimEnd('.'));
            Assert.Null(given.FenceProblem());
            store.Execute("DROP INDEX journal_fence");
        }

        store.Execute("DROP TABLE journal");
        store.Execute("CREATE TABLE journal (persistence_id varchar(255), sequence_number bigint, PRIMARY KEY (sequence_number, persistence_id))");
        Assert.All(both, static given => Assert.Null(given.FenceProblem()));
    }

    [OnPostgres]
    public sealed class OnPostgresTests(OneNodeOnPostgres one) : IClassFixture<OneNodeOnPostgres>
    {
        [Fact]
        public void A_journal_that_was_made_without_its_unique_index_in_PostgreSQL_is_refused_with_the_remedy()
        {
            using var store = new PostgresStore();
            AssertNeedsFence(store);
        }

        [Fact]
        public async Task In_PostgreSQL_an_entry_cannot_be_written_twice()
        {
            await using var connection = new NpgsqlConnection(((PostgresStore)one.Store).ConnectionString);
            await AssertNotTwiceAsync<PostgresException>(one, connection, refused => refused.SqlState == PostgresErrorCodes.UniqueViolation);
        }
    }
}
