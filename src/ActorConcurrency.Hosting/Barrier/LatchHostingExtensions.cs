using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds latches to an actor system of a host.</summary>
public static class LatchHostingExtensions
{
    /// <summary>
    /// Adds a latch that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ILatch"/> and as
    /// <see cref="ActorLatch"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The latch's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithLatch(
        this AkkaConfigurationBuilder builder, string name, Action<LatchOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ILatch>("latch", name, host => Start(host, name, configure), ReportAsync));

    private static ActorLatch Start(RecipeHost host, string name, Action<LatchOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(LatchSettings.Read(host.System));
        return host.Keep(ActorLatch.Start(host.System, settings, name, host.Time), options, () => ActorLatch.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(ILatch latch, CancellationToken cancellationToken) =>
        new(await latch.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
