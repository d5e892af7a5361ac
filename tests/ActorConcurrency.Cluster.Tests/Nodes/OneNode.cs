namespace ActorConcurrency.Cluster.Tests;

/// <summary>A cluster of one node for a class of specs, with a database of its own: in a file.</summary>
public class OneNode : IAsyncLifetime
{
    // So patient that a busy machine is not taken for a lost node: what a client holds would be taken back.
    private const string Patient =
        """
        akka.cluster.failure-detector.acceptable-heartbeat-pause = 10m
        actor-concurrency.cluster { session-ttl = 60m, lost-after = 30m }
        """;

    private TestStore? _store;
    private TestNode? _node;
    private int _names;

    public TestNode Node => _node!;

    public TestStore Store => _store!;

    /// <summary>A name that nobody else uses.</summary>
    public string NewName() => $"name-{Interlocked.Increment(ref _names)}";

    /// <summary>Makes the database; null: there is none here, and the specs are skipped.</summary>
    protected virtual TestStore? MakeStore() => new TemporaryStore();

    public async Task InitializeAsync()
    {
        _store = MakeStore();
        if (_store is not null) _node = await TestNode.StartAsync(_store.Store, hocon: Patient);
    }

    public async Task DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        _store?.Dispose();
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class OneNodeOnPostgres : OneNode
{
    protected override TestStore? MakeStore() => Postgres.Missing is null ? new PostgresStore() : null;
}
