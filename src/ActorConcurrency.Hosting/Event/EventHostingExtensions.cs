using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds events to an actor system of a host.</summary>
public static class EventHostingExtensions
{
    /// <summary>
    /// Adds an event that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="IEvent"/> and as
    /// <see cref="ActorEvent"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The event's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithEvent(
        this AkkaConfigurationBuilder builder, string name, Action<EventOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<IEvent>("event", name, host => Start(host, name, configure), ReportAsync));

    private static ActorEvent Start(RecipeHost host, string name, Action<EventOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(EventSettings.Read(host.System));
        return host.Keep(ActorEvent.Start(host.System, settings, name, host.Time), options, () => ActorEvent.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(IEvent @event, CancellationToken cancellationToken) =>
        new(await @event.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
