namespace ActorConcurrency;

/// <summary>What stands behind a lease: how its locks go back, and what a flow of control knows of it. Thread-safe.</summary>
internal abstract class LockHolding
{
    private string? _bound;

    /// <summary>No name that is held here, or was around it when it was asked for, is above this one; null: there is none.</summary>
    /// <remarks>It is what was granted under a token that is found to be live afterwards: a lease that is used again gets another bound in a later turn.</remarks>
    public string? Bound
    {
        get => Volatile.Read(ref _bound);
        set => Volatile.Write(ref _bound, value);
    }

    /// <summary>Whether what was granted under a token is held, or may still be granted.</summary>
    public abstract bool IsLive(long token);

    /// <summary>The id under which the actor knows what was granted under a token.</summary>
    public abstract RequestId IdOf(long token);

    /// <summary>Gives back what was granted under a token; a second time, and under an old token, it does nothing.</summary>
    public abstract void Return(long token);

    /// <summary>Cancelled when what was granted under a token was taken back unasked, or is gone with its actor; none if it was given back.</summary>
    public abstract CancellationToken Lost(long token);

    /// <summary>The higher of two names; null is below all.</summary>
    public static string? Higher(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;
}
