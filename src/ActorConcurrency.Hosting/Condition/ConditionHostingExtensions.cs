using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds conditions to an actor system of a host.</summary>
public static class ConditionHostingExtensions
{
    /// <summary>
    /// Adds a condition that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ICondition{TState}"/> and
    /// as <see cref="ActorCondition{TState}"/> by its name, of the same type of state.
    /// </summary>
    /// <typeparam name="TState">The state's type: immutable, and no task.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The condition's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="initial">The first state, also after a restart.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithCondition<TState>(
        this AkkaConfigurationBuilder builder, string name, TState initial, Action<ConditionOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ICondition<TState>>(
            HostedCondition<TState>.Kind, name, host => Start(host, name, initial, configure), ReportAsync));

    private static ActorCondition<TState> Start<TState>(RecipeHost host, string name, TState initial, Action<ConditionOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(ConditionSettings.Read(host.System));
        return host.Keep(
            ActorCondition<TState>.Start(host.System, initial, settings, name, host.Time), options,
            () => ActorCondition<TState>.Props(initial, settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync<TState>(ICondition<TState> condition, CancellationToken cancellationToken) =>
        new(await condition.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
