using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds tickers to an actor system of a host.</summary>
public static class TickerHostingExtensions
{
    /// <summary>
    /// Adds a ticker that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ITicker"/> and as
    /// <see cref="ActorTicker"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The ticker's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithTicker(
        this AkkaConfigurationBuilder builder, string name, Action<TickerOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ITicker>("ticker", name, host => Start(host, name, configure), ReportAsync));

    private static ActorTicker Start(RecipeHost host, string name, Action<TickerOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(TickerSettings.Read(host.System));
        return host.Keep(ActorTicker.Start(host.System, settings, name, host.Time), options, () => ActorTicker.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(ITicker ticker, CancellationToken cancellationToken) =>
        new(await ticker.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
