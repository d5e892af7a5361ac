using System.Collections.Immutable;

namespace ActorConcurrency.Cli;

/// <summary>Does to nodes what may happen to nodes, one at a time: the next one waits until all are back. What it chooses is repeated by the same seed.</summary>
internal sealed class FaultMaker(DemoNodes nodes, DemoOptions options, ImmutableArray<string> names, RunJournal journal)
{
    /// <summary>How long a freeze is: others need about six seconds to take a silent node out.</summary>
    public static readonly TimeSpan Frozen = TimeSpan.FromSeconds(11);

    // How long a node that was taken out, or leaves, may need to end.
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(60);

    // How long clients go on after the last fault, so that it is seen what became of it.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);

    private readonly Random _random = new(options.Seed);
    private readonly long _begin = journal.Now;

    /// <summary>What did not go as it should, in words.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Makes faults until the time is up; the last one is brought to its end unless the user cancels.</summary>
    public async Task RunAsync(CancellationToken timeIsUp, CancellationToken cancelled)
    {
        var due = options.Faults.ToDictionary(fault => fault.Key, fault => fault.Value);
        while (!timeIsUp.IsCancellationRequested)
        {
            var (kind, at) = due.Count == 0 ? new(default, Timeout.InfiniteTimeSpan) : due.MinBy(fault => fault.Value);
            await WaitAsync(at, timeIsUp);
            if (timeIsUp.IsCancellationRequested) return;
            await MakeAsync(kind, cancelled);
            if (timeIsUp.IsCancellationRequested) await Task.Delay(Settling, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            due[kind] = Later(at, options.Faults[kind]);
        }
    }

    // While it waits, nodes that end by themselves are started again.
    private async Task WaitAsync(TimeSpan until, CancellationToken timeIsUp)
    {
        while (!timeIsUp.IsCancellationRequested)
        {
            if (until >= TimeSpan.Zero && Elapsed >= until) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeIsUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var ended in nodes.All.Where(node => node.Ended.IsCompleted).ToArray())
            {
                Notes.Add($"{ended.Id} ended by itself at {Moment.Text(journal.Now)}. {ended.LastWords}");
                await nodes.RestartAsync(ended, CancellationToken.None);
            }
        }
    }

    private async Task MakeAsync(FaultKind kind, CancellationToken cancelled)
    {
        var victim = Victim();
        switch (kind)
        {
            case FaultKind.Kill:
                victim.Kill();
                break;
            case FaultKind.Freeze:
                victim.Freeze();
                await Task.Delay(Frozen, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                victim.Wake();
                break;
            case FaultKind.Leave:
                victim.Leave();
                break;
        }

        if (await Task.WhenAny(victim.Ended, Task.Delay(Ending, cancelled)) != victim.Ended)
        {
            if (!cancelled.IsCancellationRequested) Notes.Add($"{victim.Id} did not end within {Ending.TotalSeconds} s after it had been told to {kind.ToString().ToLowerInvariant()}; it was killed.");
            victim.Kill();
        }

        await nodes.RestartAsync(victim, cancelled);
    }

    // Every second time whoever has a name, so that names move.
    private NodeProcess Victim()
    {
        var (choice, number, name) = (_random.Next(2), _random.Next(nodes.All.Count), names[_random.Next(names.Length)]);
        var host = journal.See(state => state.HostOf(name)?.Process);
        return choice == 0 ? nodes.All[number] : nodes.All.FirstOrDefault(node => node.Id == host) ?? nodes.All[number];
    }

    private TimeSpan Later(TimeSpan last, TimeSpan every) => last + every > Elapsed ? last + every : Elapsed + TimeSpan.FromSeconds(1);

    private TimeSpan Elapsed => TimeSpan.FromMicroseconds(journal.Now - _begin);
}
