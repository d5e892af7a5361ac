using ActorConcurrency.Hosting;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// What a clustered semaphore costs on each store: latency near and far, throughput, recovery. In the same run, as baselines: an actor that only writes, and
/// an advisory lock of PostgreSQL.
/// </summary>
internal static class ClusterCommand
{
    private const string Variable = "ACTORCONC_POSTGRES";

    /// <summary>Exit code 0: every result was right, whether fast or not; 1: one was wrong.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var figures = Read(arguments);
        Console.WriteLine(Surroundings.Here);
        Console.WriteLine(FormattableString.Invariant($"medians of {figures.Rounds} rounds of {figures.Round.TotalSeconds} s in turn, with quartiles; both nodes in this process, over loopback"));
        var folder = Directory.CreateTempSubdirectory("actor-concurrency-");
        try
        {
            await figures.MeasureAsync("SQLite", ClusterStore.Sqlite(Path.Combine(folder.FullName, "journal.db")), postgres: null);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } postgres) await figures.MeasureAsync("PostgreSQL", ClusterStore.PostgreSql(postgres), postgres);
            else Console.WriteLine($"PostgreSQL: not measured, for {Variable} has no connection string.");
            return 0;
        }
        catch (WrongResultException wrong)
        {
            Console.WriteLine($"FAILED: {wrong.Message}");
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ClusterFigures Read(string[] arguments) => arguments switch
    {
        [] => new(Rounds: 5, TimeSpan.FromSeconds(3), Entries: 100_000),
        ["--quick"] => new(Rounds: 2, TimeSpan.FromSeconds(1), Entries: 5_000),
        _ => throw new UsageException($"There is no option '{arguments[0]}'. cluster takes --quick, or none."),
    };
}
