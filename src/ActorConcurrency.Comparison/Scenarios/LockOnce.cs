namespace ActorConcurrency.Comparison;

/// <summary>A signal that is given once, as one writes it with <c>lock</c>. Thread-safe.</summary>
internal sealed class LockOnce
{
    private readonly object _gate = new();
    private bool _isSet;

    /// <returns>Whether it was not set before.</returns>
    public bool TrySet()
    {
        lock (_gate)
        {
            if (_isSet) return false;
            _isSet = true;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    public void Wait()
    {
        lock (_gate)
            while (!_isSet) Monitor.Wait(_gate);
    }
}
