namespace ActorConcurrency.Comparison;

/// <summary>
/// State and its guard as one writes them with <c>lock</c> and <c>Monitor</c>: a loop around the wait, and every change wakes everybody. Thread-safe.
/// </summary>
internal sealed class LockCondition<TState>(TState state)
{
    private readonly object _gate = new();
    private TState _state = state;

    public TState Read()
    {
        lock (_gate) return _state;
    }

    public TState Update(Func<TState, TState> update)
    {
        lock (_gate)
        {
            _state = update(_state);
            Monitor.PulseAll(_gate);
            return _state;
        }
    }

    /// <summary>Waits until the predicate holds, and changes the state before anybody else can.</summary>
    public TState Wait(Func<TState, bool> predicate, Func<TState, TState> update)
    {
        lock (_gate)
        {
            while (!predicate(_state)) Monitor.Wait(_gate);
            return Update(update);
        }
    }
}
