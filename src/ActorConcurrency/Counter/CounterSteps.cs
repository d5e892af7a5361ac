namespace ActorConcurrency;

/// <summary>Adds, or refuses in silence.</summary>
/// <param name="delta">What to add.</param>
/// <param name="sign">1, or -1 to subtract it.</param>
internal readonly struct AddStep(long delta, int sign) : IStep, IRequest
{
    public void Do(RecipeCore core)
    {
        var counter = (CounterCore)core;
        if (counter.State.TryAddOrRefuse(delta, sign)) counter.Changed();
    }
}

/// <summary>Adds at once. What would overflow is told, and refused there in the words of the protocol.</summary>
/// <param name="delta">What to add.</param>
/// <param name="sign">1, or -1 to subtract it.</param>
internal readonly struct AddAttempt(long delta, int sign) : IAttempt<long>
{
    public bool TryDo(RecipeCore core, out long value)
    {
        var counter = (CounterCore)core;
        var isAdded = counter.State.TryAdd(delta, sign);
        value = counter.State.Current;
        if (isAdded) counter.Changed();
        return isAdded;
    }
}

/// <summary>Adds at once, or refuses, within bounds.</summary>
/// <param name="delta">What to add.</param>
/// <param name="least">The least sum.</param>
/// <param name="most">The greatest sum.</param>
internal readonly struct AddWithinAttempt(long delta, long least, long most) : IAttempt<long?>
{
    public bool TryDo(RecipeCore core, out long? value)
    {
        var counter = (CounterCore)core;
        value = null;
        if (!counter.State.TryAddWithin(delta, least, most)) return true;
        value = counter.State.Current;
        counter.Changed();
        return true;
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
        var counter = (CounterCore)core;
        set = counter.State.TrySet(expected, update);
        if (set) counter.Changed();
        return true;
    }
}

/// <summary>Sets at once, and gives the value before.</summary>
/// <param name="update">The value it gets.</param>
internal readonly struct SetAttempt(long update) : IAttempt<long>
{
    public bool TryDo(RecipeCore core, out long previous)
    {
        var counter = (CounterCore)core;
        previous = counter.State.Set(update);
        counter.Changed();
        return true;
    }
}

/// <summary>Looks at once whether a bound is reached.</summary>
/// <param name="bound">The bound.</param>
internal readonly struct BoundAttempt(CounterBound bound) : IAttempt<long>
{
    public bool TryDo(RecipeCore core, out long value)
    {
        value = ((CounterCore)core).State.Current;
        return bound.IsReachedBy(value);
    }
}

/// <summary>Waits until a bound is reached.</summary>
/// <param name="bound">The bound.</param>
internal readonly struct BoundEntry(CounterBound bound) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((CounterCore)core).State.Enter(operation, bound);
}
