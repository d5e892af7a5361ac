using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds semaphores to an actor system of a host.</summary>
public static class SemaphoreHostingExtensions
{
    /// <summary>
    /// Adds a semaphore that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ISemaphore"/>, as
    /// <see cref="IOwnedSemaphore"/> and as <see cref="ActorSemaphore"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The semaphore's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithSemaphore(
        this AkkaConfigurationBuilder builder, string name, Action<SemaphoreOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IOwnedSemaphore>("semaphore", name, host => Start(host, name, configure), ReportAsync));

    private static ActorSemaphore Start(RecipeHost host, string name, Action<SemaphoreOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(SemaphoreSettings.Read(host.System));
        return host.Keep(ActorSemaphore.Start(host.System, settings, name, host.Time), options, () => ActorSemaphore.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(IOwnedSemaphore semaphore, CancellationToken cancellationToken) =>
        new(await semaphore.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
