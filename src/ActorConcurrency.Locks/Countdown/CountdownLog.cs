using System.Threading.Channels;

namespace ActorConcurrency.Locks;

/// <summary>What a <see cref="DotNetCountdown"/> has ticked, who listens, and how it ended. The end is final: nothing is ticked after it. Thread-safe.</summary>
internal sealed class CountdownLog
{
    private readonly int _from;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CountdownOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<Channel<int>> _listeners = [];
    private readonly Lock _gate = new();
    private int _remaining;
    private CountdownOutcome? _outcome;

    public CountdownLog(int from) => _from = _remaining = from;

    public Task Started => _started.Task;

    public Task<CountdownOutcome> Completion => _completion.Task;

    /// <summary>Ticks the next number, unless there is none or it is over.</summary>
    public bool TryTick()
    {
        lock (_gate)
        {
            if (_outcome is not null || _remaining == 0) return false;
            foreach (var listener in _listeners) listener.Writer.TryWrite(_remaining);
            _remaining--;
        }

        _started.TrySetResult();
        return true;
    }

    /// <summary>A channel for the ticks from now on.</summary>
    /// <param name="remaining">The numbers not ticked yet: whatever is above has been ticked already.</param>
    public Channel<int> Listen(out int remaining)
    {
        // Unbounded: a slow listener must neither lose a tick nor hold up the countdown.
        var listener = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            remaining = _remaining;
            if (_outcome is null) _listeners.Add(listener);
            else listener.Writer.Complete();
        }

        return listener;
    }

    public void Forget(Channel<int> listener)
    {
        lock (_gate) _listeners.Remove(listener);
    }

    public void Finish() => End(_ => new CountdownOutcome.Finished());

    public void Terminate() => End(remaining => new CountdownOutcome.Terminated(remaining));

    public CountdownSnapshot Snapshot()
    {
        lock (_gate) return new(_from, _remaining, Phase(), Restarts: 0);
    }

    // The first end counts.
    private void End(Func<int, CountdownOutcome> how)
    {
        lock (_gate)
        {
            if (_outcome is not null) return;
            _outcome = how(_remaining);
            foreach (var listener in _listeners) listener.Writer.Complete();
            _listeners.Clear();
        }

        _started.TrySetCanceled();
        _completion.TrySetResult(_outcome);
    }

    private CountdownPhase Phase() => _outcome switch
    {
        CountdownOutcome.Finished => CountdownPhase.Finished,
        CountdownOutcome.Terminated => CountdownPhase.Terminated,
        _ => _remaining == _from ? CountdownPhase.Starting : CountdownPhase.Running,
    };
}
