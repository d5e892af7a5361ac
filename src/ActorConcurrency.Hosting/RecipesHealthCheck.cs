using Akka.Actor;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorConcurrency.Hosting;

/// <summary>Asks every recipe of an actor system for a snapshot. A recipe that does not answer, or has failed, is a problem.</summary>
internal sealed class RecipesHealthCheck(ActorSystem system) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (system.WhenTerminated.IsCompleted)
            return new HealthCheckResult(context.Registration.FailureStatus, $"The actor system '{system.Name}' has ended.");

        var answers = await Task.WhenAll(HostedRecipes.Of(system).All.Select(recipe => AskAsync(recipe, cancellationToken))).ConfigureAwait(false);

        var data = answers.ToDictionary(answer => answer.Recipe.Name, answer => answer.Report.Snapshot, StringComparer.Ordinal);
        var problems = answers.Where(answer => answer.Report.Problem is not null).ToArray();
        if (problems.Length == 0) return HealthCheckResult.Healthy($"{answers.Length} recipes answer.", data);

        var description = string.Join(" ", problems.Select(answer => $"The {answer.Recipe} {answer.Report.Problem}."));
        var cause = problems.Select(answer => answer.Report.Snapshot).OfType<Exception>().FirstOrDefault();
        return new HealthCheckResult(context.Registration.FailureStatus, description, cause, data);
    }

    private static async Task<(HostedRecipe Recipe, RecipeReport Report)> AskAsync(IStartedRecipe recipe, CancellationToken cancellationToken)
    {
        try
        {
            return (recipe.Recipe, await recipe.ReportAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            return (recipe.Recipe, new RecipeReport(cause, $"does not answer: {cause.Message.TrimEnd('.')}"));
        }
    }
}
