namespace ActorConcurrency;

/// <summary>What the actors have in common that a host starts for one recipe, one after the other. Thread-safe, the numbers apart.</summary>
internal sealed class Incarnations
{
    private readonly CancellationTokenSource _over = new();
    private volatile string _remedy = "Start a new one.";

    /// <summary>The numbers that their state gives out, which go on growing: fencing tokens, tickets, signals, ticks.</summary>
    public Numbers Numbers { get; } = new();

    /// <summary>What to do about an actor that has ended; the end of a message.</summary>
    public string Remedy
    {
        get => _remedy;
        set => _remedy = value;
    }

    /// <summary>Cancelled when there will be no more of them.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>The handle is disposed: there will be no more of them.</summary>
    public void End()
    {
        Remedy = "Its host is stopping, or has disposed it.";
        // No callback of whoever waits runs here.
        _ = _over.CancelAsync();
    }
}

/// <summary>Numbers that grow. Not thread-safe: they belong to one state at a time, and the next one's begins when the one before has ended.</summary>
internal sealed class Numbers
{
    /// <summary>The last one; 0: there was none.</summary>
    public long Last { get; private set; }

    /// <summary>One more than the last.</summary>
    public long Next() => ++Last;

    /// <summary>Nothing up to this one is given out any more.</summary>
    public void Reach(long number) => Last = Math.Max(Last, number);
}
