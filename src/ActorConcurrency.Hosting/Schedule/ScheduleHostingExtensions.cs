using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds schedules to an actor system of a host.</summary>
public static class ScheduleHostingExtensions
{
    /// <summary>
    /// Adds a schedule that starts with the host, or before it if a service needs it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ISchedule"/> and as
    /// <see cref="ActorSchedule"/> by its name.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The schedule's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithSchedule(
        this AkkaConfigurationBuilder builder, string name, Action<ScheduleOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ISchedule>("schedule", name, host => Start(host, name, configure), ReportAsync));

    private static ActorSchedule Start(RecipeHost host, string name, Action<ScheduleOptions>? configure)
    {
        var options = host.Options(name, configure);
        var settings = options.Over(ScheduleSettings.Read(host.System));
        return host.Keep(ActorSchedule.Start(host.System, settings, name, host.Time), options, () => ActorSchedule.Props(settings, host.Time));
    }

    private static async Task<RecipeReport> ReportAsync(ISchedule schedule, CancellationToken cancellationToken) =>
        new(await schedule.SnapshotAsync(cancellationToken).ConfigureAwait(false));
}
