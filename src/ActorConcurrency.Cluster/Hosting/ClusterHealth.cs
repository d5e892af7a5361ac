using Akka.Actor;

namespace ActorConcurrency.Hosting;

/// <summary>How a clustered recipe is, as a node sees it: its database answers, and so does its name.</summary>
internal static class ClusterHealth
{
    /// <param name="system">The node's system.</param>
    /// <param name="snapshot">Asks the name.</param>
    /// <param name="cancellationToken">When the answer would be too late.</param>
    public static async Task<RecipeReport> OfAsync<TState>(ActorSystem system, Func<CancellationToken, ValueTask<TState>> snapshot, CancellationToken cancellationToken)
        where TState : notnull
    {
        var store = system.Settings.Setup.Get<ClusterStoreSetup>();
        // First: without it no name answers, and only it can say why.
        if (store.HasValue && await store.Value.Store.ProblemAsync(cancellationToken).ConfigureAwait(false) is { } problem)
            return Bad($"cannot reach its database ({store.Value.Store}): {problem}");
        try
        {
            return new(await snapshot(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception late) when (late is OperationCanceledException or OutcomeUnknownException)
        {
            return Bad("does not answer, though its database does: its cluster has no node for it, or has too few nodes, or this node's region is stuck");
        }
    }

    private static RecipeReport Bad(string problem) => new(problem, problem);
}
