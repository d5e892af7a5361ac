using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>Where a subprocess is in its life.</summary>
public enum SubprocessPhase
{
    /// <summary>A child is being started.</summary>
    Starting,

    /// <summary>A child runs.</summary>
    Running,

    /// <summary>The child has ended, and the next is to be started.</summary>
    BackingOff,

    /// <summary>Nothing runs, and nothing will.</summary>
    Over,
}

/// <summary>A subprocess at one moment. Immutable.</summary>
/// <param name="Program">What it runs.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="ProcessId">The child that runs; null: none does.</param>
/// <param name="Runs">How many times it was started.</param>
/// <param name="LastExit">How the run before ended; null: none has.</param>
/// <param name="PhaseAge">How long the phase has lasted.</param>
/// <param name="UnreadOutput">Lines of the standard output that nobody has read.</param>
/// <param name="UnreadErrors">Lines of the standard error that nobody has read.</param>
/// <param name="Readers">How long the reads that wait for a line have waited, the longest first.</param>
/// <param name="Writers">How long the writes that wait for the child have waited, the longest first.</param>
public sealed record SubprocessSnapshot(
    string Program,
    SubprocessPhase Phase,
    int? ProcessId,
    int Runs,
    ChildExit? LastExit,
    TimeSpan PhaseAge,
    int UnreadOutput,
    int UnreadErrors,
    ImmutableArray<TimeSpan> Readers,
    ImmutableArray<TimeSpan> Writers)
{
    /// <summary>How many lines have come. Come = read + unread + on their way to a reader.</summary>
    public long LinesCome { get; init; }

    /// <summary>How many lines were read.</summary>
    public long LinesRead { get; init; }

    /// <summary>Waiting reads that <see cref="Readers"/> has no room for.</summary>
    public int MoreReaders { get; init; }

    /// <summary>Waiting writes that <see cref="Writers"/> has no room for.</summary>
    public int MoreWriters { get; init; }

    /// <summary>Whether the child is slowed, because so many lines of the standard output are unread.</summary>
    public bool OutputIsFull { get; init; }

    /// <summary>Whether the child is slowed, because so many lines of the standard error are unread.</summary>
    public bool ErrorsAreFull { get; init; }

    /// <summary>Compares all figures, and the ages one by one.</summary>
    /// <param name="other">The other snapshot.</param>
    public bool Equals(SubprocessSnapshot? other) =>
        other is not null
        && (Program, Phase, ProcessId, Runs, LastExit, PhaseAge) == (other.Program, other.Phase, other.ProcessId, other.Runs, other.LastExit, other.PhaseAge)
        && (UnreadOutput, UnreadErrors, LinesCome, LinesRead, OutputIsFull, ErrorsAreFull)
            == (other.UnreadOutput, other.UnreadErrors, other.LinesCome, other.LinesRead, other.OutputIsFull, other.ErrorsAreFull)
        && (MoreReaders, MoreWriters) == (other.MoreReaders, other.MoreWriters)
        && Readers.SequenceEqual(other.Readers)
        && Writers.SequenceEqual(other.Writers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Program, Phase, ProcessId, Runs, PhaseAge, UnreadOutput, UnreadErrors, LinesCome);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"'{Wording.OneLine(Program)}' {What} for {Wording.Age(PhaseAge)}, {Wording.Several(Runs, "run")}{(LastExit is null ? "" : $", the last: {LastExit}")}, {UnreadOutput + UnreadErrors} unread.{Full}{Wording.Sentence("Reading", Wording.Ages(Readers), MoreReaders)}{Wording.Sentence("Writing", Wording.Ages(Writers), MoreWriters)}");

    private string What => Phase switch
    {
        SubprocessPhase.Running => Wording.Text($"runs as {ProcessId}"),
        SubprocessPhase.Starting => "is being started",
        SubprocessPhase.BackingOff => "waits to be started again",
        _ => "is over",
    };

    private string Full => (OutputIsFull, ErrorsAreFull) switch
    {
        (false, false) => "",
        (true, true) => " Nobody reads its output and its errors: it is slowed.",
        (true, _) => " Nobody reads its output: it is slowed.",
        _ => " Nobody reads its errors: it is slowed.",
    };
}
