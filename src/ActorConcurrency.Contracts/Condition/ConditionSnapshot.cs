using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A condition at one moment. Immutable, if its state is.</summary>
/// <typeparam name="TState">The state's type.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Updates">How many updates there have been, those of waits included. An update that threw is none.</param>
/// <param name="Looks">How often a predicate has been looked at: what the waits cost.</param>
/// <param name="Waiters">Who waits, first come first, 100 at most. A condition has no sessions, so nobody has a label.</param>
public sealed record ConditionSnapshot<TState>(TState State, long Updates, long Looks, ImmutableArray<ConditionWaiter> Waiters)
{
    /// <summary>How many more wait than <see cref="Waiters"/> has.</summary>
    public int MoreWaiters { get; init; }

    /// <summary>Compares state and figures, and the waiters one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(ConditionSnapshot<TState>? other) =>
        other is not null
        && EqualityComparer<TState>.Default.Equals(State, other.State)
        && (Updates, Looks, MoreWaiters) == (other.Updates, other.Looks, other.MoreWaiters)
        && Waiters.SequenceEqual(other.Waiters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Updates, Looks, Waiters.Length);

    /// <summary>Tells it in words, on one line, the same in every culture if the state can be told so.</summary>
    public override string ToString() => Wording.Text(
        $"{QueueText.Item(State)}, {Wording.Several(Updates, "update")}, {Wording.Several(Looks, "look")} at predicates, {Waiters.Length + MoreWaiters} waiting.{Wording.Sentence("Waiting", Waiters, MoreWaiters)}");
}

/// <summary>Somebody who waits for a condition. Immutable.</summary>
/// <param name="HasPredicate">Whether a predicate is waited for; if not, a notification.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record ConditionWaiter(bool HasPredicate, TimeSpan Waiting)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => $"for {(HasPredicate ? "its predicate" : "a notification")}, {Wording.Age(Waiting)}";
}
