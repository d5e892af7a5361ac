using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds barriers to an actor system of a host.</summary>
public static class BarrierHostingExtensions
{
    /// <summary>
    /// Adds a barrier that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="IBarrier"/> and as
    /// <see cref="ActorBarrier"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The barrier's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithBarrier(
        this AkkaConfigurationBuilder builder, string name, Action<BarrierOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IBarrier>("barrier", name, host => Start(host, name, configure), ReportAsync));

    private static ActorBarrier Start(RecipeHost host, string name, Action<BarrierOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(BarrierSettings.Read(host.System));
        return host.Keep(ActorBarrier.Start(host.System, settings, name, host.Time), options, () => ActorBarrier.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(IBarrier barrier, CancellationToken cancellationToken) =>
        new(await barrier.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
