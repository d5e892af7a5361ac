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

        var answers = await Task.WhenAll(HostedRecipes.Of(system).All.Select(recipe => AskAsync(recipe, LimitOf(context), cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        var data = answers.ToDictionary(answer => answer.Recipe.Name, answer => answer.Report.Snapshot, StringComparer.Ordinal);
        var problems = answers.Where(answer => answer.Report.Problem is not null).ToArray();
        if (problems.Length == 0) return HealthCheckResult.Healthy($"{answers.Length} recipes answer.", data);

        var description = string.Join(" ", problems.Select(answer => $"The {answer.Recipe} {answer.Report.Problem}."));
        var cause = problems.Select(answer => answer.Report.Snapshot).OfType<Exception>().FirstOrDefault();
        return new HealthCheckResult(context.Registration.FailureStatus, description, cause, data);
    }

    // Sooner than the check's own limit, at which nobody could say any more who has not answered, and why.
    private static TimeSpan? LimitOf(HealthCheckContext context) =>
        context.Registration.Timeout is var limit && limit > TimeSpan.Zero ? limit * 0.75 : null;

    private static async Task<(HostedRecipe Recipe, RecipeReport Report)> AskAsync(IStartedRecipe recipe, TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is { } time) late.CancelAfter(time);
        try
        {
            return (recipe.Recipe, await recipe.ReportAsync(late.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException cause)
        {
            return (recipe.Recipe, new RecipeReport(cause, $"does not answer within {limit}"));
        }
        catch (Exception cause)
        {
            return (recipe.Recipe, new RecipeReport(cause, $"does not answer: {cause.Message.TrimEnd('.')}"));
        }
    }
}
