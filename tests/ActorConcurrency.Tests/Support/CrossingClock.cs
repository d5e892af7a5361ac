namespace ActorConcurrency.Tests;

/// <summary>A clock that stands still, with one timer. While that is being armed, a test does something else; so it sees what crosses.</summary>
internal sealed class CrossingClock : TimeProvider, ITimer
{
    private Action _fire = () => { };

    public Action? WhileArming { get; set; }

    public bool IsDisposed { get; private set; }

    public void Fire() => _fire();

    /// <summary>While it is being armed, a thread disposes of it, and gets no further than to wait for that.</summary>
    /// <param name="dispose">Disposes of whoever has the timer.</param>
    /// <param name="arm">Has it armed.</param>
    public void AssertThatDisposalWaits(Action dispose, Action arm)
    {
        var disposal = new Thread(() => dispose());
        WhileArming = () =>
        {
            WhileArming = null;
            disposal.Start();
            SpinWait.SpinUntil(() => IsDisposed || disposal.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            Assert.False(IsDisposed, "It was disposed of while it was being armed.");
        };

        arm();

        disposal.Join();
        Assert.True(IsDisposed);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _fire = () => callback(state);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        WhileArming?.Invoke();
        return !IsDisposed;
    }

    public void Dispose() => IsDisposed = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
