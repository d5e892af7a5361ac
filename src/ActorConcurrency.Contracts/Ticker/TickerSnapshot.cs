using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A ticker at one moment. Immutable.</summary>
/// <param name="Running">Whether it ticks.</param>
/// <param name="Period">The time between two ticks.</param>
/// <param name="Ticks">How many ticks there have been; the number of the latest one.</param>
/// <param name="Skipped">How many periods had no tick because the ticker was held up.</param>
/// <param name="Drift">How late the latest tick was: how far the ticking is behind its schedule now.</param>
/// <param name="MostLate">How late the latest of all ticks was.</param>
/// <param name="Waiting">How many wait for a tick without a subscription.</param>
/// <param name="Subscribers">The subscriptions, first come first.</param>
public sealed record TickerSnapshot(
    bool Running, TimeSpan Period, long Ticks, long Skipped, TimeSpan Drift, TimeSpan MostLate, int Waiting, ImmutableArray<TickSubscriber> Subscribers)
{
    /// <summary>Compares all figures, and the subscribers one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(TickerSnapshot? other) =>
        other is not null
        && (Running, Period, Ticks, Skipped) == (other.Running, other.Period, other.Ticks, other.Skipped)
        && (Drift, MostLate, Waiting) == (other.Drift, other.MostLate, other.Waiting)
        && Subscribers.SequenceEqual(other.Subscribers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Running, Period, Ticks, Skipped, Drift, Waiting, Subscribers.Length);
}

/// <summary>A subscription at one moment. Immutable.</summary>
/// <param name="Label">Its name; empty for none.</param>
/// <param name="Capacity">How many ticks wait for it at most.</param>
/// <param name="Backlog">How many ticks wait for it.</param>
/// <param name="Dropped">How many ticks were dropped because it was slow, those included of which its reader does not know yet.</param>
public sealed record TickSubscriber(string Label, int Capacity, int Backlog, long Dropped);
