using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>A stock and the lock around it. The members but <see cref="Locked"/> and <see cref="Settles"/> are for who holds the lock.</summary>
internal abstract class StockGuard
{
    /// <summary>How much there is.</summary>
    public int Stock { get; set; }

    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>How often somebody has woken.</summary>
    public int Wakings { get; private set; }

    /// <summary>Whether a wait has “while” around it, as the documentation says.</summary>
    public abstract bool LooksAgain { get; }

    public abstract void Locked(Action what);

    public void Wait()
    {
        Waiting++;
        WaitForNotify();
        Waiting--;
        Wakings++;
    }

    public abstract void Notify();

    public abstract void NotifyAll();

    /// <summary>Blocks until something is so. Looks again and again, with the lock held: nothing announces that a thread waits.</summary>
    public void Settles(Func<bool> isSo)
    {
        for (var wait = default(SpinWait); !Holds(isSo);) wait.SpinOnce();
    }

    protected abstract void WaitForNotify();

    private bool Holds(Func<bool> isSo)
    {
        var holds = false;
        Locked(() => holds = isSo());
        return holds;
    }
}

/// <summary>Python's condition. Its wait has “if” around it, where that can be.</summary>
internal sealed class PythonGuard : StockGuard
{
    private readonly PythonCondition _condition = new();

    public override bool LooksAgain => false;

    public override void Locked(Action what)
    {
        using (_condition.Enter()) what();
    }

    public override void Notify() => _condition.Notify();

    public override void NotifyAll() => _condition.NotifyAll();

    protected override void WaitForNotify() => _condition.Wait();
}

/// <summary>The bare <see cref="Monitor"/>.</summary>
internal sealed class MonitorGuard : StockGuard
{
    private readonly object _gate = new();

    public override bool LooksAgain => true;

    public override void Locked(Action what)
    {
        lock (_gate) what();
    }

    public override void Notify() => Monitor.Pulse(_gate);

    public override void NotifyAll() => Monitor.PulseAll(_gate);

    protected override void WaitForNotify() => Monitor.Wait(_gate);
}
