using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds priority queues to an actor system of a host.</summary>
public static class PriorityQueueHostingExtensions
{
    /// <summary>
    /// Adds a priority queue that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="IPriorityQueue{T}"/> and
    /// as <see cref="ActorPriorityQueue{T}"/> by its name, of the same type of items.
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The queue's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <param name="comparer">Orders items of equal priority, the greater first; null, the default: the one that was put first. Not together with ageing.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithPriorityQueue<T>(
        this AkkaConfigurationBuilder builder, string name, Action<PriorityQueueOptions>? configure = null, IComparer<T>? comparer = null) =>
        builder.WithRecipe(
            new HostedRecipe<IPriorityQueue<T>>(HostedPriorityQueue<T>.Kind, name, host => Start(host, name, configure, comparer), ReportAsync));

    private static ActorPriorityQueue<T> Start<T>(RecipeHost host, string name, Action<PriorityQueueOptions>? configure, IComparer<T>? comparer)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(PriorityQueueSettings.Read(host.System));
        return host.Keep(
            ActorPriorityQueue<T>.Start(host.System, settings, name, host.Time, comparer), options,
            () => ActorPriorityQueue<T>.Props(settings, host.Time, comparer));
    }

    private static async Task<RecipeReport> ReportAsync<T>(IPriorityQueue<T> queue, CancellationToken cancellationToken) =>
        new(await queue.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
