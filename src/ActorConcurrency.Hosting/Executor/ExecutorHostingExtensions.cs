using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds executors to an actor system of a host.</summary>
public static class ExecutorHostingExtensions
{
    /// <summary>
    /// Adds an executor that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="IExecutor"/> and as
    /// <see cref="ActorExecutor"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The executor's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithExecutor(
        this AkkaConfigurationBuilder builder, string name, Action<ExecutorOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IExecutor>("executor", name, host => Start(host, name, configure), ReportAsync));

    private static ActorExecutor Start(RecipeHost host, string name, Action<ExecutorOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(ExecutorSettings.Read(host.System));
        return host.Keep(ActorExecutor.Start(host.System, settings, name, host.Time), options, () => ActorExecutor.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(IExecutor executor, CancellationToken cancellationToken) =>
        new(await executor.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
