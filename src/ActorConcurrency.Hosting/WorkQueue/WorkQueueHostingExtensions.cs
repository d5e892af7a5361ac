using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds work queues to an actor system of a host.</summary>
public static class WorkQueueHostingExtensions
{
    /// <summary>
    /// Adds a work queue that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="IWorkQueue{T}"/>, as
    /// <see cref="IOwnedWorkQueue{T}"/> and as <see cref="ActorWorkQueue{T}"/> by its name, of the same type of items.
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The queue's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithWorkQueue<T>(
        this AkkaConfigurationBuilder builder, string name, Action<WorkQueueOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IOwnedWorkQueue<T>>(HostedWorkQueue<T>.Kind, name, host => Start<T>(host, name, configure), ReportAsync));

    private static ActorWorkQueue<T> Start<T>(RecipeHost host, string name, Action<WorkQueueOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(WorkQueueSettings.Read(host.System));
        return host.Keep(ActorWorkQueue<T>.Start(host.System, settings, name, host.Time), options, () => ActorWorkQueue<T>.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync<T>(IOwnedWorkQueue<T> queue, CancellationToken cancellationToken) =>
        new(await queue.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
