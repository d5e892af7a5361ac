using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>A schedule at one moment. Immutable.</summary>
/// <param name="IsStopping">Whether it takes no entry any more.</param>
/// <param name="Pending">What is pending, in the order in which it will run, 100 at most.</param>
/// <param name="Running">What runs, 100 at most.</param>
/// <param name="Runs">How many runs came to their end.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Skipped">How many runs were left out because they could not be in time.</param>
/// <param name="MostLate">How late the latest of all runs began.</param>
public sealed record ScheduleSnapshot(
    bool IsStopping, ImmutableArray<PendingEntry> Pending, ImmutableArray<RunningEntry> Running, long Runs, long Failed, long Skipped, TimeSpan MostLate)
{
    /// <summary>How many more are pending than <see cref="Pending"/> has.</summary>
    public int MorePending { get; init; }

    /// <summary>How many more run than <see cref="Running"/> has.</summary>
    public int MoreRunning { get; init; }

    /// <summary>The last failure, as type and message; null: there was none.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Whether nothing is pending and nothing runs.</summary>
    public bool IsEmpty => Pending.IsDefaultOrEmpty && Running.IsDefaultOrEmpty;

    /// <summary>Compares all figures, and the entries one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(ScheduleSnapshot? other) =>
        other is not null
        && (IsStopping, Runs, Failed, Skipped, MostLate) == (other.IsStopping, other.Runs, other.Failed, other.Skipped, other.MostLate)
        && (MorePending, MoreRunning, LastFailure) == (other.MorePending, other.MoreRunning, other.LastFailure)
        && Pending.SequenceEqual(other.Pending)
        && Running.SequenceEqual(other.Running);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsStopping, Runs, Failed, Skipped, MostLate, Pending.Length, Running.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(IsStopping ? "Stopping" : "Taking entries")}, {Pending.Length + MorePending} pending, {Running.Length + MoreRunning} running, {Wording.Several(Runs, "run")}, {Failed} failed, {Skipped} skipped, at most {Wording.Age(MostLate)} late.{(LastFailure is null ? "" : $" Last failure: {Wording.OneLine(LastFailure)}.")}{Wording.Sentence("Running", Running, MoreRunning)}{Wording.Sentence("Pending", Pending, MorePending)}");
}

/// <summary>An entry that is pending. Immutable.</summary>
/// <param name="Label">Its name; empty for none.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="DueIn">In how long it is due; negative: it is late by that much.</param>
/// <param name="Runs">How often it has run.</param>
public sealed record PendingEntry(string Label, int Priority, TimeSpan DueIn, long Runs)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(Label.Length == 0 ? "an entry" : Wording.Name(Label))}, {(DueIn > TimeSpan.Zero ? $"in {Wording.Age(DueIn)}" : $"due for {Wording.Age(-DueIn)}")}, priority {Priority}");
}

/// <summary>An entry of which an action runs. Immutable.</summary>
/// <param name="Label">Its name; empty for none.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="For">For how long it has run.</param>
/// <param name="Runs">How often it had run before.</param>
public sealed record RunningEntry(string Label, int Priority, TimeSpan For, long Runs)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text($"{(Label.Length == 0 ? "an entry" : Wording.Name(Label))}, for {Wording.Age(For)}, priority {Priority}");
}
