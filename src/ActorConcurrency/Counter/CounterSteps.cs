namespace ActorConcurrency;

/// <summary>Adds at once.</summary>
/// <param name="delta">What to add.</param>
/// <param name="sign">1, or -1 to subtract it.</param>
internal readonly struct AddStep(long delta, int sign) : IStep<long>
{
    // What would overflow is told, and refused there in the words of the protocol.
    public bool TryDo(RecipeCore core, out long value)
    {
        value = 0;
        if (core is not CounterCore counter || !counter.State.TryAdd(delta, sign)) return false;
        value = counter.State.Current;
        return true;
    }
}

/// <summary>Looks at once.</summary>
internal readonly struct ReadStep : IStep<long>
{
    public bool TryDo(RecipeCore core, out long value)
    {
        var counter = core as CounterCore;
        value = counter?.State.Current ?? 0;
        return counter is not null;
    }
}

/// <summary>Compares and sets at once.</summary>
/// <param name="expected">The value it must have.</param>
/// <param name="update">The value it then gets.</param>
internal readonly struct CompareStep(long expected, long update) : IStep<bool>
{
    public bool TryDo(RecipeCore core, out bool set)
    {
        var counter = core as CounterCore;
        set = counter is not null && counter.State.TrySet(expected, update);
        return counter is not null;
    }
}
