using System.Collections.Immutable;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Runs the demo from the first node's start to the last one's end.</summary>
internal sealed class ClusterDemo(ChildCommand command, DemoOptions options, Action<string> log)
{
    private static readonly TimeSpan ClientsEnd = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EverythingFree = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>All that was written down.</summary>
    public RunJournal Journal { get; } = new();

    /// <summary>The names.</summary>
    public ImmutableArray<string> Names { get; } = options.NamesOf(Guid.NewGuid().ToString("N")[..6]);

    /// <summary>What did not go as it should and is no broken promise.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Starts the nodes, makes faults for as long as it lasts, and ends everything in order; sooner if it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancelled)
    {
        await using var nodes = new DemoNodes(command, options, Names, Journal, log);
        await nodes.StartAsync(cancelled);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        time.CancelAfter(options.Time);
        var faults = new FaultMaker(nodes, options, Names, Journal);
        try
        {
            await faults.RunAsync(time.Token, cancelled);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // What there is up to now is judged.
        }

        Notes.AddRange(faults.Notes);
        await EndAsync(nodes);
    }

    private async Task EndAsync(DemoNodes nodes)
    {
        Journal.Write(nameof(Journal), HistoryKind.Ending);
        foreach (var node in nodes.All.Where(node => !node.IsUp && !node.Ended.IsCompleted).ToArray()) node.Kill();
        foreach (var node in nodes.Up) node.Tell(DemoNode.Stop);
        await Task.WhenAny(Task.WhenAll(nodes.Up.Select(node => node.Idle)), Task.Delay(ClientsEnd));
        var ended = Journal.Now;
        // Whoever was killed last is given time to be missed.
        for (var turn = 0; Journal.Now < ended + EverythingFree.TotalMicroseconds && !IsFree(ended); turn++)
        {
            if (turn % 4 == 0 && nodes.Up is [_, ..] up) up[turn / 4 % up.Count].Tell(DemoNode.Read);
            await Task.Delay(Poll);
        }
    }

    private bool IsFree(long since) => Journal.See(state => Names.All(name =>
        state.Of(name) is { Figures: { Held: 0, Waiters.Length: 0, More: 0 } } known && known.ReadAt > since));
}
