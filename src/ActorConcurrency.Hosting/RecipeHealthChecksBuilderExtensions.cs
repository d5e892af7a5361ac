using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorConcurrency.Hosting;

/// <summary>Adds the recipes of a host to its health.</summary>
public static class RecipeHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds one check that asks every recipe for a snapshot. It fails if a recipe does not answer or a countdown has failed; its data
    /// holds the snapshots, or what went wrong, by the recipes' names.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The check's name; <c>actor-concurrency</c> by default.</param>
    /// <param name="failureStatus">The status of a failed check; null: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    /// <param name="timeout">
    /// How long the check may take: a recipe that has not answered when three quarters of it are over is named as the one that fails. Null: without a limit of
    /// its own, since every recipe has its call timeout.
    /// </param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddActorConcurrency(
        this IHealthChecksBuilder builder,
        string name = "actor-concurrency",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null) =>
        builder.Add(new HealthCheckRegistration(
            name, services => new RecipesHealthCheck(services.GetRequiredService<ActorSystem>()), failureStatus, tags, timeout));
}
