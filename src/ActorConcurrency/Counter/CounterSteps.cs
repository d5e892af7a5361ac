namespace ActorConcurrency;

/// <summary>Adds at once.</summary>
/// <param name="delta">What to add.</param>
internal readonly struct AddStep(Int128 delta) : IStep<CounterCore, long>
{
    // What would overflow is told, and refused there in the words of the protocol.
    public bool TryDo(CounterCore core, out long value)
    {
        var isAdded = core.State.TryAdd(delta, countsRefusal: false);
        value = core.State.Current;
        return isAdded;
    }
}

/// <summary>Looks at once.</summary>
internal readonly struct ReadStep : IStep<CounterCore, long>
{
    public bool TryDo(CounterCore core, out long value)
    {
        value = core.State.Current;
        return true;
    }
}

/// <summary>Compares and sets at once.</summary>
/// <param name="expected">The value it must have.</param>
/// <param name="update">The value it then gets.</param>
internal readonly struct CompareStep(long expected, long update) : IStep<CounterCore, bool>
{
    public bool TryDo(CounterCore core, out bool set)
    {
        set = core.State.TrySet(expected, update);
        return true;
    }
}
