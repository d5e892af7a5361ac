using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds countdowns to an actor system of a host.</summary>
public static class CountdownHostingExtensions
{
    /// <summary>
    /// Adds a countdown that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ICountdown"/> and as
    /// <see cref="ActorCountdown"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The countdown's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithCountdown(
        this AkkaConfigurationBuilder builder, string name, Action<CountdownOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ICountdown>("countdown", name, host => Start(host, name, configure), ReportAsync));

    private static ICountdown Start(RecipeHost host, string name, Action<CountdownOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(CountdownSettings.Read(host.System));
        if (options.OnTickAsync is not { } onTick) return ActorCountdown.Start(host.System, settings, options.OnTick, name, host.Time);
        if (options.OnTick is not null) throw new ArgumentException("Set OnTick or OnTickAsync, not both.");
        return ActorCountdown.Start(host.System, settings, onTick, name, host.Time);
    }

    private static async Task<RecipeReport> ReportAsync(ICountdown countdown, CancellationToken cancellationToken)
    {
        var snapshot = await countdown.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        return new(snapshot, snapshot.Phase is CountdownPhase.Failed ? $"failed with {snapshot.Remaining} to go" : null);
    }
}
