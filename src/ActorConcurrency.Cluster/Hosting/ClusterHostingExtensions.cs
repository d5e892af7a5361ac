using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>Makes an actor system of a host a node that has clustered recipes.</summary>
public static class ClusterHostingExtensions
{
    /// <summary>
    /// Sets what a node needs to have clustered recipes: the database, and the defaults of hocon/cluster.conf, which lie below whatever else
    /// configures the system. Where the nodes find each other is the application's: use <c>WithRemoting</c> and <c>WithClustering</c> of Akka.Cluster.Hosting.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">The database, the same for all nodes.</param>
    /// <param name="settings">What can be set about clustered recipes, the same for all nodes. Null: what the block <c>actor-concurrency.cluster</c> says.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static AkkaConfigurationBuilder WithClusterStore(this AkkaConfigurationBuilder builder, ClusterStore store, ClusterSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        store.AddTo(builder);
        if (settings is not null) builder.AddSetup(new ClusterSetup(settings.Checked()));
        return builder.AddHocon(ClusterDefaults.Config, HoconAddMode.Append).WithActors(static (system, _) =>
        {
            // A node has names before it asks for any: until most of the nodes take part, nobody's are found.
            ClusterNode.Of(system, ClusteredKind.Semaphore);
            ClusterNode.Of(system, ClusteredKind.LockSet);
        });
    }

    /// <summary>
    /// Adds a clustered semaphore. With <see cref="AddActorConcurrencyCluster"/> the container resolves it as <see cref="ISemaphore"/>, as
    /// <see cref="IOwnedSemaphore"/> and as <see cref="ClusterSemaphore"/> by its name. The host ends its waits when it stops, and leaves the semaphore to the cluster.
    /// </summary>
    /// <param name="builder">The builder; it needs <see cref="WithClusterStore"/> too.</param>
    /// <param name="name">The semaphore's name, the same on all nodes: its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithClusterSemaphore(
        this AkkaConfigurationBuilder builder, string name, Action<ClusterSemaphoreOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IOwnedSemaphore>(
            "semaphore", name,
            host => ClusterSemaphore.Open(host.System, name, host.Options(name, configure).Over(SemaphoreSettings.Read(host.System))),
            static (semaphore, cancellationToken) => ClusterHealth.OfAsync(((ClusterSemaphore)semaphore).System, semaphore.SnapshotAsync, cancellationToken)));

    /// <summary>
    /// Adds a clustered lock set. With <see cref="AddActorConcurrencyCluster"/> the container resolves it as <see cref="ILockSet"/>, as
    /// <see cref="IOwnedLockSet"/> and as <see cref="ClusterLockSet"/> by its name. The host ends its waits when it stops, and leaves the lock set to the cluster.
    /// </summary>
    /// <param name="builder">The builder; it needs <see cref="WithClusterStore"/> too.</param>
    /// <param name="name">The lock set's name, the same on all nodes: its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithClusterLockSet(
        this AkkaConfigurationBuilder builder, string name, Action<ClusterLockSetOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IOwnedLockSet>(
            "lockSet", name,
            host => ClusterLockSet.Open(host.System, name, host.Options(name, configure).Over(LockSetSettings.Read(host.System))),
            static (lockSet, cancellationToken) => ClusterHealth.OfAsync(((ClusterLockSet)lockSet).System, lockSet.SnapshotAsync, cancellationToken)));

    /// <summary>
    /// As <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/>, and makes clustered recipes services keyed by their names as the handles themselves
    /// (<see cref="ClusterSemaphore"/>, <see cref="ClusterLockSet"/>). Calling this twice changes nothing.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddActorConcurrencyCluster(this IServiceCollection services)
    {
        services.AddActorConcurrency();
        services.AddRecipe<ClusterSemaphore>("semaphore");
        services.AddRecipe<ClusterLockSet>("lockSet");
        return services;
    }
}
