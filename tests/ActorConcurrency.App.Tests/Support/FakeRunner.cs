using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>Gives prepared records in place of running anything, and knows what runs at once.</summary>
internal sealed class FakeRunner(Func<TrialOrder, TrialRecord>? answer = null) : ITrialRunner
{
    private readonly Lock _gate = new();
    private readonly List<string> _running = [];
    private readonly List<string> _started = [];

    /// <summary>Awaited by every trial before it ends.</summary>
    public Func<TrialOrder, Task> Until { get; init; } = _ => Task.CompletedTask;

    /// <summary>What a trial tells first.</summary>
    public TrialEvent First { get; init; } = new TrialEvent.Ready();

    public IReadOnlyList<string> Started
    {
        get { lock (_gate) return [.. _started]; }
    }

    public IReadOnlyList<string> Running
    {
        get { lock (_gate) return [.. _running]; }
    }

    /// <summary>What else was running when a trial started, by trial.</summary>
    public Dictionary<string, string[]> Company { get; } = [];

    public async Task<TrialRecord> RunAsync(TrialOrder order, Action<TrialEvent> onEvent, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Company[order.Name] = [.. _running];
            _running.Add(order.Name);
            _started.Add(order.Name);
        }

        onEvent(First);
        await Until(order).WaitAsync(cancellationToken);
        lock (_gate) _running.Remove(order.Name);
        return answer?.Invoke(order) ?? Some.Record();
    }
}
