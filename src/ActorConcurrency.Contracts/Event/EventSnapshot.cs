using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>An event at one moment. Immutable. With auto reset, no more waits have passed than there were signals, plus one if it began set.</summary>
/// <param name="AutoReset">Whether a signal lets one wait pass and is then used up.</param>
/// <param name="IsSet">Whether a wait would pass now.</param>
/// <param name="Signals">How many signals there have been; the number of the latest one.</param>
/// <param name="Passed">How many waits for the flag have passed. With auto reset, those that had been given up are not counted, and a pass on approval is until it is given back.</param>
/// <param name="Waiters">Who waits, first come first, 100 at most. An event has no sessions, so nobody has a label.</param>
public sealed record EventSnapshot(bool AutoReset, bool IsSet, long Signals, long Passed, ImmutableArray<EventWaiter> Waiters)
{
    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>Compares flag and figures, and the waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(EventSnapshot? other) =>
        other is not null
        && (AutoReset, IsSet, Signals, Passed) == (other.AutoReset, other.IsSet, other.Signals, other.Passed)
        && MoreWaiters == other.MoreWaiters
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AutoReset, IsSet, Signals, Passed, Waiters.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(IsSet ? "Set" : "Not set")}{(AutoReset ? ", auto reset" : "")}, {Wording.Several(Signals, "signal")}, {Wording.Several(Passed, "wait")} passed, {Waiters.Length + MoreWaiters} waiting.{Wording.Sentence("Waiting", Waiters, MoreWaiters)}");
}

/// <summary>Somebody who waits for an event. Immutable.</summary>
/// <param name="After">The signal after which one is waited for; null: the flag is waited for.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record EventWaiter(long? After, TimeSpan Waiting)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => After is { } known
        ? Wording.Text($"for a signal after {known}, {Wording.Age(Waiting)}")
        : $"for the flag, {Wording.Age(Waiting)}";
}
