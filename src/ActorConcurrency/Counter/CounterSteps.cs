namespace ActorConcurrency;

/// <summary>Adds, or refuses in silence.</summary>
/// <param name="delta">What to add.</param>
/// <param name="sign">1, or -1 to subtract it.</param>
internal readonly struct AddStep(long delta, int sign) : IStep, IRequest
{
    public void Do(RecipeCore core) => ((CounterCore)core).State.TryAddOrRefuse(delta, sign);
}

/// <summary>Adds at once. What would overflow is told, and refused there in the words of the protocol.</summary>
/// <param name="delta">What to add.</param>
/// <param name="sign">1, or -1 to subtract it.</param>
internal readonly struct AddAttempt(long delta, int sign) : IAttempt<long>
{
    public bool TryDo(RecipeCore core, out long value)
    {
        var state = ((CounterCore)core).State;
        var isAdded = state.TryAdd(delta, sign);
        value = state.Current;
        return isAdded;
    }
}

/// <summary>Looks at once.</summary>
internal readonly struct ReadAttempt : IAttempt<long>
{
    public bool TryDo(RecipeCore core, out long value)
    {
        value = ((CounterCore)core).State.Current;
        return true;
    }
}

/// <summary>Compares and sets at once.</summary>
/// <param name="expected">The value it must have.</param>
/// <param name="update">The value it then gets.</param>
internal readonly struct CompareAttempt(long expected, long update) : IAttempt<bool>
{
    public bool TryDo(RecipeCore core, out bool set)
    {
        set = ((CounterCore)core).State.TrySet(expected, update);
        return true;
    }
}
