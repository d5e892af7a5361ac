namespace ActorConcurrency.Comparison;

/// <summary>A counter as one writes it with <c>lock</c>. Thread-safe.</summary>
internal sealed class LockCounter
{
    private long _value;

    /// <summary>What it locks. Private as a rule; here so that several changes can be made as one, and a stranger can try its luck.</summary>
    public Lock Gate { get; } = new();

    public long Value
    {
        get { lock (Gate) return _value; }
    }

    public void Add(long delta, Action? meanwhile = null)
    {
        lock (Gate)
        {
            meanwhile?.Invoke();
            _value = checked(_value + delta);
        }
    }
}
