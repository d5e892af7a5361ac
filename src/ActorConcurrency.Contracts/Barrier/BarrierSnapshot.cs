using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A barrier at one moment. Immutable. As many wait as arrived and did not only signal; and unless the action is running, <c>Parties = Arrived + missing</c>.
/// </summary>
/// <param name="Phase">The phase that is not over yet: how many have been passed.</param>
/// <param name="Parties">How many have to arrive; while the action is running, at the next phase.</param>
/// <param name="Arrived">How many have arrived at this phase.</param>
/// <param name="IsActing">Whether all have arrived, and the action of the phase is running.</param>
/// <param name="Broken">How the barrier was broken; null: it is not.</param>
/// <param name="Waiters">Who waits for the phase to end, first come first, 100 at most.</param>
/// <param name="Missing">The named parties that have not arrived, in the order in which they joined, 100 at most.</param>
public sealed record BarrierSnapshot(
    long Phase, int Parties, int Arrived, bool IsActing, BarrierBreak? Broken, ImmutableArray<BarrierWaiter> Waiters, ImmutableArray<string> Missing)
{
    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>How many more are missing than <see cref="Missing"/> has: those without a name, and those that it has no room for.</summary>
    public int MoreMissing { get; init; }

    /// <summary>Whether it is broken: until a reset, everybody is turned away.</summary>
    public bool IsBroken => Broken is not null;

    /// <summary>Compares all figures, and the lists one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(BarrierSnapshot? other) =>
        other is not null
        && (Phase, Parties, Arrived, IsActing, MoreWaiters, MoreMissing) == (other.Phase, other.Parties, other.Arrived, other.IsActing, other.MoreWaiters, other.MoreMissing)
        && Equals(Broken, other.Broken)
        && Waiters.SequenceEqual(other.Waiters)
        && Missing.SequenceEqual(other.Missing);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Phase, Parties, Arrived, IsActing, Broken, Waiters.Length, Missing.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"Phase {Phase}: {Arrived} of {Parties} arrived{(IsActing ? ", its action is running" : "")}.{(Broken is null ? "" : $" {Broken}")}{Wording.Sentence("Waiting", Waiters, MoreWaiters)}{StillMissing}");

    private string StillMissing => Broken is null ? Wording.Missing(Missing, MoreMissing) : "";
}

/// <summary>Somebody who has arrived and waits for the others. Immutable.</summary>
/// <param name="Label">The party's name, or empty for one without.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record BarrierWaiter(string Label, TimeSpan Waiting)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"{Wording.Name(Label)} for {Wording.Age(Waiting)}";
}
