using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds locks to an actor system of a host.</summary>
public static class LockHostingExtensions
{
    /// <summary>
    /// Adds a lock that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ILock"/>, as
    /// <see cref="IOwnedLock"/> and as <see cref="ActorLock"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The lock's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithLock(
        this AkkaConfigurationBuilder builder, string name, Action<LockOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IOwnedLock>("lock", name, host => Start(host, name, configure), ReportAsync));

    private static ActorLock Start(RecipeHost host, string name, Action<LockOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(LockSettings.Read(host.System));
        return host.Keep(ActorLock.Start(host.System, settings, name, host.Time), options, () => ActorLock.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(IOwnedLock hosted, CancellationToken cancellationToken) =>
        new(await hosted.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
