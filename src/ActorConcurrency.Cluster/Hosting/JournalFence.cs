using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ActorConcurrency.Hosting;

/// <summary>Whether the journal has the unique index that lets one life of a name only write each entry.</summary>
internal static class JournalFence
{
    // How many indices are unique, without a condition, in exactly these two columns: a primary key is one, too. Null: there is no such table.
    private const string InSqlite =
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'journal') THEN
          (SELECT count(*) FROM pragma_index_list('journal') AS i WHERE i."unique" = 1 AND i.partial = 0
            AND (SELECT count(*) FROM pragma_index_info(i.name)) = 2
            AND (SELECT count(*) FROM pragma_index_info(i.name) AS c WHERE c.name IN ('persistence_id', 'sequence_number')) = 2) END
        """;

    private const string InPostgreSql =
        """
        SELECT CASE WHEN to_regclass('journal') IS NOT NULL THEN
          (SELECT count(*) FROM pg_index AS i WHERE i.indrelid = to_regclass('journal') AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indnkeyatts = 2
            AND (SELECT count(*) FROM pg_attribute AS a WHERE a.attrelid = i.indrelid AND a.attname IN ('persistence_id', 'sequence_number')
              AND (a.attnum = i.indkey[0] OR a.attnum = i.indkey[1])) = 2) END
        """;

    /// <summary>Looks, over a connection of its own.</summary>
    /// <returns>What is wrong, and what to do; null: nothing, or the table is still to be made.</returns>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    public static string? Problem(ClusterStore store, string connection, bool isFile) => Count(connection, isFile) switch
    {
        > 0 => null,
        0 => $"The table journal of the database ({store}) has no unique index on persistence_id and sequence_number. Without it two lives of a name can grant the same twice, so no "
            + "node starts. Make it: CREATE UNIQUE INDEX journal_fence ON journal (persistence_id, sequence_number).",
        null when store.CreatesTables => null,
        _ => $"The database ({store}) has no table journal, and CreatesTables is off. Make the tables of Akka.Persistence.Sql, with a unique index on persistence_id and "
            + "sequence_number of journal; or leave CreatesTables on.",
    };

    private static long? Count(string connectionString, bool isFile)
    {
        using DbConnection connection = isFile
            ? new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = isFile ? InSqlite : InPostgreSql;
        return command.ExecuteScalar() as long?;
    }
}
