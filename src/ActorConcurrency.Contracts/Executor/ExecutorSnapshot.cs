using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>An executor at one moment. Immutable.</summary>
/// <param name="Workers">How many workers it has.</param>
/// <param name="Running">What runs, 100 at most.</param>
/// <param name="Queued">What is queued, in its order, 100 at most.</param>
/// <param name="Completed">How many ended with a result.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Cancelled">How many were cancelled after they had been taken in.</param>
public sealed record ExecutorSnapshot(
    int Workers, ImmutableArray<RunningWork> Running, ImmutableArray<QueuedWork> Queued, long Completed, long Failed, long Cancelled)
{
    /// <summary>Whether it takes no work any more.</summary>
    public bool IsShutDown { get; init; }

    /// <summary>Why it runs nothing any more, as type and message of what an initialiser threw; null: it is not broken.</summary>
    public string? Broken { get; init; }

    /// <summary>How many submissions wait for room in the queue.</summary>
    public int WaitingForRoom { get; init; }

    /// <summary>How many workers have ended and were replaced.</summary>
    public long Replaced { get; init; }

    /// <summary>How many more run than <see cref="Running"/> has.</summary>
    public int MoreRunning { get; init; }

    /// <summary>How many more are queued than <see cref="Queued"/> has.</summary>
    public int MoreQueued { get; init; }

    /// <summary>The last failure, as type and message; null: there was none.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Whether nothing is queued and nothing runs.</summary>
    public bool IsIdle => Running.IsDefaultOrEmpty && Queued.IsDefaultOrEmpty;

    /// <summary>Compares all figures, and the work one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(ExecutorSnapshot? other) =>
        other is not null
        && (Workers, Completed, Failed, Cancelled, IsShutDown) == (other.Workers, other.Completed, other.Failed, other.Cancelled, other.IsShutDown)
        && (Broken, WaitingForRoom, Replaced, MoreRunning, MoreQueued) == (other.Broken, other.WaitingForRoom, other.Replaced, other.MoreRunning, other.MoreQueued)
        && LastFailure == other.LastFailure
        && Running.SequenceEqual(other.Running)
        && Queued.SequenceEqual(other.Queued);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Workers, Completed, Failed, Cancelled, IsShutDown, Running.Length, Queued.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{(Broken is not null ? "Broken" : IsShutDown ? "Shut down" : "Taking work")}, {Wording.Several(Workers, "worker")}, {Running.Length + MoreRunning} running, {Queued.Length + MoreQueued} queued, {WaitingForRoom} waiting for room, {Completed} completed, {Failed} failed, {Cancelled} cancelled{(Replaced == 0 ? "" : Wording.Text($", {Wording.Several(Replaced, "worker")} replaced"))}.{(Broken is null ? "" : $" Broken by: {Wording.OneLine(Broken)}.")}{(LastFailure is null ? "" : $" Last failure: {Wording.OneLine(LastFailure)}.")}{Wording.Sentence("Running", Running, MoreRunning)}{Wording.Sentence("Queued", Queued, MoreQueued)}");
}

/// <summary>Work that runs. Immutable.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Worker">The number of its worker: 1 for the first, and one more for each, replacements included.</param>
/// <param name="For">For how long it has run.</param>
/// <param name="IsAskedToStop">Whether its token is cancelled.</param>
public sealed record RunningWork(string Name, int Worker, TimeSpan For, bool IsAskedToStop)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{QueuedWork.Title(Name)}, on worker {Worker} for {Wording.Age(For)}{(IsAskedToStop ? ", asked to stop" : "")}");
}

/// <summary>Work that is queued. Immutable.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="For">For how long it has been queued.</param>
/// <param name="SubmittedBy">The name of the work of the same executor that has submitted it, empty if that has none; null: no work has.</param>
public sealed record QueuedWork(string Name, TimeSpan For, string? SubmittedBy)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{Title(Name)}, for {Wording.Age(For)}{(SubmittedBy is null ? "" : $", submitted by {Title(SubmittedBy)}")}");

    internal static string Title(string name) => name.Length == 0 ? "work without a name" : Wording.Name(name);
}
