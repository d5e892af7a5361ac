using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ActorConcurrency;

/// <summary>What a node has of one recipe: the region in which the names live, and the gateway by which they are asked. One per actor system. Thread-safe.</summary>
internal sealed class ClusterNode
{
    private static readonly ConditionalWeakTable<ActorSystem, Dictionary<string, ClusterNode>> Known = [];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _over = new();

    private ClusterNode(ActorSystem system, ClusteredKind kind, ClusterSettings settings)
    {
        (System, Settings, Time) = (system, settings, RecipeConfig.Of(system).Time);
        ClusterDefaults.RequireIn(system);
        RequireAStore(system);
        Region = StartRegion(system, kind);
        var recipe = new ClusterGateway.Recipe(kind.Name, Region, kind.Return, kind.Withdraw);
        var over = _over;
        Gateway = system.ActorOf(Props.Create(() => new ClusterGateway(recipe, settings, Time, over)), $"actor-concurrency-{kind.Name}-gateway");
        CoordinatedShutdown.Get(system).AddTask(
            CoordinatedShutdown.PhaseServiceStop, $"{kind.Name}: give back what this node holds", () => Gateway.Ask<Akka.Done>(ClusterGateway.Shut.Instance, Patience));
    }

    public ActorSystem System { get; }

    public ClusterSettings Settings { get; }

    public TimeProvider Time { get; }

    public IActorRef Gateway { get; }

    public IActorRef Region { get; }

    /// <summary>Cancelled when the gateway has ended: nothing is answered any more.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>The node of a system, started if it is not yet.</summary>
    public static ClusterNode Of(ActorSystem system, ClusteredKind kind)
    {
        ArgumentNullException.ThrowIfNull(system);
        var nodes = Known.GetOrCreateValue(system);
        lock (nodes)
        {
            if (nodes.TryGetValue(kind.Name, out var node)) return node;
            node = new ClusterNode(system, kind, SettingsOf(system).Checked());
            nodes.Add(kind.Name, node);
            return node;
        }
    }

    private static ClusterSettings SettingsOf(ActorSystem system) =>
        system.Settings.Setup.Get<ClusterSetup>() is { HasValue: true } setup ? setup.Value.Settings : ClusterSettings.Read(system);

    // The journal is what keeps two lives of a name from granting the same twice: one that is gone with its process keeps nothing.
    private static void RequireAStore(ActorSystem system)
    {
        foreach (var (store, volatileOnes) in (ReadOnlySpan<(string, string[])>)[("journal", ["inmem"]), ("snapshot-store", ["inmem", "no-snapshot-store"])])
        {
            var plugin = system.Settings.Config.GetString($"akka.persistence.{store}.plugin") ?? "";
            if (plugin.Length > 0 && !volatileOnes.Contains(plugin.Split('.')[^1])) continue;
            throw new Akka.Configuration.ConfigurationException(
                $"A clustered recipe needs a {store} that outlives its processes, but akka.persistence.{store}.plugin is '{plugin}'. In memory only, a failover doubles "
                + "permits and tokens, so that is not offered. Use WithClusterStore, or configure Akka.Persistence.Sql with PostgreSQL or SQLite.");
        }
    }

    private IActorRef StartRegion(ActorSystem system, ClusteredKind kind)
    {
        var sharding = ClusterSharding.Get(system);
        var extractor = new NameExtractor(Settings.Shards);
        var type = $"actor-concurrency-{kind.Name}";
        var (role, settings, time) = (Settings.Role, Settings, Time);
        if (role.Length > 0 && !Akka.Cluster.Cluster.Get(system).SelfRoles.Contains(role)) return sharding.StartProxy(type, role, extractor);
        var shards = ClusterShardingSettings.Create(system);
        return sharding.Start(
            type,
            name => Props.Create(() => new ClusterEntity(kind.Name, name, kind.Make, settings, time)),
            role.Length > 0 ? shards.WithRole(role) : shards,
            extractor);
    }

    private sealed class NameExtractor(int shards) : HashCodeMessageExtractor(shards)
    {
        public override string? EntityId(object message) => (message as ToEntity)?.Name;
    }
}

/// <summary>What is different for each clustered recipe.</summary>
/// <param name="Name">Its name in paths and in the journal: "semaphore".</param>
/// <param name="Make">Makes its state.</param>
/// <param name="Return">Makes the message that gives a grant back.</param>
/// <param name="Withdraw">Makes the message that withdraws a request.</param>
internal sealed record ClusteredKind(string Name, Func<IClusteredRecipe> Make, Func<RequestId, object> Return, Func<RequestId, object> Withdraw)
{
    public static ClusteredKind Semaphore { get; } = new(
        "semaphore", static () => new SemaphoreRecipe(), static id => new SemaphoreProtocol.Return(id), static id => new SemaphoreProtocol.Withdraw(id));

    public static ClusteredKind LockSet { get; } = new(
        "lock-set", static () => new LockSetRecipe(), static id => new LockSetProtocol.Return(id), static id => new LockSetProtocol.Withdraw(id));
}

/// <summary>Carries what a host has set from the builder to the actor system.</summary>
internal sealed class ClusterSetup(ClusterSettings settings) : Akka.Actor.Setup.Setup
{
    public ClusterSettings Settings => settings;
}
