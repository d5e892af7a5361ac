using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds counters to an actor system of a host.</summary>
public static class CounterHostingExtensions
{
    /// <summary>
    /// Adds a counter that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ICounter"/> and as
    /// <see cref="ActorCounter"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The counter's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithCounter(
        this AkkaConfigurationBuilder builder, string name, Action<CounterOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ICounter>("counter", name, host => Start(host, name, configure), ReportAsync));

    private static ActorCounter Start(RecipeHost host, string name, Action<CounterOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(CounterSettings.Read(host.System));
        return host.Keep(ActorCounter.Start(host.System, settings, name, host.Time), options, () => ActorCounter.Props(settings));
    }

    private static async Task<RecipeReport> ReportAsync(ICounter counter, CancellationToken cancellationToken) =>
        new(await counter.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
