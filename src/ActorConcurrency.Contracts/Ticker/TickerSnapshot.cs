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
/// <param name="Subscribers">The subscriptions, first come first, 100 at most.</param>
public sealed record TickerSnapshot(
    bool Running, TimeSpan Period, long Ticks, long Skipped, TimeSpan Drift, TimeSpan MostLate, int Waiting, ImmutableArray<TickSubscriber> Subscribers)
{
    /// <summary>Who waits for a tick without a subscription, first come first, 100 at most; the rest is in <see cref="Waiting"/>. Such a wait has no label.</summary>
    public ImmutableArray<TickWaiter> Waiters { get; init; } = [];

    /// <summary>How many more subscriptions there are than <see cref="Subscribers"/> has.</summary>
    public int MoreSubscribers { get; init; }

    /// <summary>Compares all figures, and the waiters and subscribers one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(TickerSnapshot? other) =>
        other is not null
        && (Running, Period, Ticks, Skipped) == (other.Running, other.Period, other.Ticks, other.Skipped)
        && (Drift, MostLate, Waiting) == (other.Drift, other.MostLate, other.Waiting)
        && MoreSubscribers == other.MoreSubscribers
        && Waiters.SequenceEqual(other.Waiters)
        && Subscribers.SequenceEqual(other.Subscribers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Running, Period, Ticks, Skipped, Drift, Waiting, Subscribers.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(Running ? "Ticking" : "Stopped")}, every {Wording.Age(Period)}, {Wording.Several(Ticks, "tick")}, {Skipped} skipped, the latest {Wording.Age(Drift)} late, {Waiting} waiting.{Wording.Sentence("Waiting", Waiters, Waiting - Waiters.Length)}{Wording.Sentence("Subscribed", Subscribers, MoreSubscribers)}");
}

/// <summary>Somebody who waits for a tick without a subscription. Immutable.</summary>
/// <param name="After">The number of the tick after which one is waited for.</param>
/// <param name="Waiting">For how long it has waited.</param>
public sealed record TickWaiter(long After, TimeSpan Waiting)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text($"for a tick after {After}, {Wording.Age(Waiting)}");
}

/// <summary>A subscription at one moment. Immutable.</summary>
/// <param name="Label">Its name; empty for none.</param>
/// <param name="Capacity">How many ticks wait for it at most.</param>
/// <param name="Backlog">How many ticks wait for it.</param>
/// <param name="Dropped">How many ticks were dropped because it was slow, those included of which its reader does not know yet.</param>
public sealed record TickSubscriber(string Label, int Capacity, int Backlog, long Dropped)
{
    /// <summary>For how long it has been subscribed.</summary>
    public TimeSpan Subscribed { get; init; }

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{Wording.Name(Label)}, {Wording.Several(Backlog, "tick")} not read, {Dropped} dropped, for {Wording.Age(Subscribed)}");
}
