namespace ActorConcurrency.Tests;

/// <summary>Counts how often those who wait are woken to no purpose: code then goes on among the values of a flow that still waits.</summary>
public sealed class Wakings
{
    private readonly AsyncLocal<Flow?> _flow = new(change =>
    {
        if (change is { ThreadContextChanged: true, CurrentValue: { } flow }) Interlocked.Increment(ref flow.Wakings);
    });

    private readonly List<Flow> _flows = [];

    /// <summary>Of all flows that still wait.</summary>
    public int OfWaiting => _flows.Where(flow => !flow.Waiting.IsCompleted).Sum(flow => Volatile.Read(ref flow.Wakings));

    /// <summary>All wait now: what it took to begin does not count.</summary>
    public void Begin() => _flows.ForEach(flow => Volatile.Write(ref flow.Wakings, 0));

    /// <summary>Begins a wait in a flow of its own.</summary>
    public Task Of(Func<Task> wait)
    {
        var flow = new Flow();
        _flows.Add(flow);
        return flow.Waiting = WaitAsync(flow, wait);
    }

    /// <summary>Completes when the pool has come to what was queued before; so those who have been woken by then have most likely shown it.</summary>
    public static Task PassAsync()
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static passed => passed.SetResult(), passed, preferLocal: false);
        return passed.Task;
    }

    private async Task WaitAsync(Flow flow, Func<Task> wait)
    {
        _flow.Value = flow;
        await wait().ConfigureAwait(false);
    }

    private sealed class Flow
    {
        public int Wakings;

        public Task Waiting { get; set; } = Task.CompletedTask;
    }
}
