using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The nodes of a run: started, started again, and ended. Used by one flow at a time.</summary>
internal sealed class DemoNodes(ChildCommand command, DemoOptions options, ImmutableArray<string> names, RunJournal journal, Action<string> log) : IAsyncDisposable
{
    private readonly SortedDictionary<int, (NodeProcess Process, int Life)> _nodes = [];

    public IReadOnlyList<NodeProcess> All => [.. _nodes.Values.Select(node => node.Process)];

    public IReadOnlyList<NodeProcess> Up => [.. All.Where(node => node.IsUp)];

    /// <summary>Starts the first node, which makes the tables and the cluster, and then all others.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StartAsync(1, cancellationToken);
        await Task.WhenAll(Enumerable.Range(2, options.Nodes - 1).Select(number => StartAsync(number, cancellationToken)).ToArray());
    }

    /// <summary>Starts a node anew, which joins those that are up.</summary>
    public async Task RestartAsync(NodeProcess ended, CancellationToken cancellationToken)
    {
        await ended.Ended;
        await ended.DisposeAsync();
        await StartAsync(_nodes.Single(node => node.Value.Process == ended).Key, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(All.Select(node => node.DisposeAsync().AsTask()));
    }

    private async Task StartAsync(int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var life = _nodes.TryGetValue(number, out var before) ? before.Life + 1 : 1;
        var node = NodeProcess.Start(command, Options(number, life), journal, log);
        _nodes[number] = (node, life);
        try
        {
            await node.Ready.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The node {node.Id} has ended before it was ready. {node.LastWords}");
        }
    }

    private NodeOptions Options(int number, int life) => new()
    {
        Process = FormattableString.Invariant($"n{number}.{life}"),
        StoreFile = options.StoreFile,
        IsOfLocks = options.IsOfLocks,
        Names = [.. names],
        Permits = options.Permits,
        Clients = options.Clients,
        Seed = unchecked((((options.Seed * 31) + number) * 31) + life),
        Zero = journal.Zero,
        Join = [.. Up.Select(node => node.Ready.Result)],
    };
}
