using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A lock at one moment. Immutable. In every snapshot <c>Granted = Returned + Reclaimed + Holders.Length + MoreHolders</c>.</summary>
/// <param name="Granted">Holds ever granted.</param>
/// <param name="Returned">Holds given back by their holders.</param>
/// <param name="Reclaimed">Holds taken back because their owner was gone, their lease was over, the lock was ended by force, or the grant met a cancellation.</param>
/// <param name="Holders">Who holds it, in the order of the grants, 100 at most. Each hold is an entry: an owner who holds it twice has two.</param>
/// <param name="Waiters">Who waits, in the order in which they will be served, 100 at most.</param>
public sealed record LockSnapshot(
    long Granted, long Returned, long Reclaimed, ImmutableArray<LockModeHolder> Holders, ImmutableArray<LockModeWaiter> Waiters)
{
    /// <summary>How many more holds there are than <see cref="Holders"/> has.</summary>
    public int MoreHolders { get; init; }

    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>Whether the lock is being ended, or has been: nobody new gets it.</summary>
    public bool IsEnding { get; init; }

    /// <summary>Whether anybody holds it.</summary>
    public bool IsHeld => !Holders.IsDefaultOrEmpty;

    /// <summary>Who holds it alone: the label of the session, or empty without one. Null if nobody holds it alone.</summary>
    public string? Owner => Holders.IsDefaultOrEmpty ? null : Holders.FirstOrDefault(static holder => holder.Mode == LockMode.Write)?.Label;

    /// <summary>Compares all figures, and the holders and waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(LockSnapshot? other) =>
        other is not null
        && (Granted, Returned, Reclaimed) == (other.Granted, other.Returned, other.Reclaimed)
        && (MoreHolders, MoreWaiters, IsEnding) == (other.MoreHolders, other.MoreWaiters, other.IsEnding)
        && Holders.SequenceEqual(other.Holders)
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Granted, Returned, Reclaimed, Holders.Length, Waiters.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(IsHeld ? $"Held {Times(Holders.Length + MoreHolders)}" : "Free")}, {Waiters.Length + MoreWaiters} waiting{(IsEnding ? ", ending" : "")}.{Wording.Sentence("Held by", Holders, MoreHolders)}{Wording.Sentence("Waiting", Waiters, MoreWaiters)}");

    private static string Times(int count) => count == 1 ? "once" : Wording.Text($"{count} times");
}

/// <summary>Somebody who holds a lock. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a hold without a session.</param>
/// <param name="Mode">How it is held.</param>
/// <param name="FencingToken">The hold's token: the newest that its owner was given.</param>
/// <param name="Held">For how long it has been held.</param>
public sealed record LockModeHolder(string Label, LockMode Mode, long FencingToken, TimeSpan Held)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"{Wording.Name(Label)}, {LockModeText.Of(Mode)}, for {Wording.Age(Held)}";
}

/// <summary>Somebody who waits for a lock. Immutable.</summary>
/// <param name="Label">The session's name, or empty for a wait without a session.</param>
/// <param name="Mode">How it wants to hold it.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record LockModeWaiter(string Label, LockMode Mode, TimeSpan Waiting)
{
    /// <summary>Whether it holds the lock upgradeable and waits to write.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() =>
        $"{Wording.Name(Label)}, {(IsUpgrade ? "to upgrade" : LockModeText.Of(Mode))}, for {Wording.Age(Waiting)}";
}
