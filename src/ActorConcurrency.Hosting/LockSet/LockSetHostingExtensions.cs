using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds lock sets to an actor system of a host.</summary>
public static class LockSetHostingExtensions
{
    /// <summary>
    /// Adds a lock set that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ILockSet"/>, as
    /// <see cref="IOwnedLockSet"/>, as <see cref="IEndableLockSet"/> and as <see cref="ActorLockSet"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The lock set's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithLockSet(
        this AkkaConfigurationBuilder builder, string name, Action<LockSetOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IOwnedLockSet>("lockSet", name, host => Start(host, name, configure), ReportAsync));

    private static ActorLockSet Start(RecipeHost host, string name, Action<LockSetOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(LockSetSettings.Read(host.System));
        return host.Keep(ActorLockSet.Start(host.System, settings, name, host.Time), options, () => ActorLockSet.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(IOwnedLockSet lockSet, CancellationToken cancellationToken) =>
        new(await lockSet.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
