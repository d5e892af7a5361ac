namespace ActorConcurrency.Cli;

/// <summary>
/// All histories of a run, put in order: requests with what came of them, reads, and what was done to processes. Immutable once made. Moments are
/// microseconds since the run began.
/// </summary>
internal sealed class RunHistory
{
    private readonly ILookup<string, HistoryLine> _ofProcess;

    /// <param name="lines">The lines of all clients and of whoever started their processes, in any order.</param>
    public RunHistory(IEnumerable<HistoryLine> lines)
    {
        HistoryLine[] all = [.. lines.OrderBy(line => line.At)];
        _ofProcess = all.ToLookup(line => line.Process);
        Requests = [.. all.Where(line => line.Request is not null && !IsOfRead(line)).GroupBy(line => line.Request!).Select(group => new RequestHistory(group, this))];
        Grants = [.. Requests.Select(request => request.Grant).OfType<GrantHistory>().OrderBy(grant => grant.At)];
        Reads = [.. all.Where(line => IsOfRead(line)).GroupBy(line => line.Request!).Select(ReadOf).OfType<ReadHistory>().OrderBy(read => read.At)];
        UnansweredReads = [.. all.Where(IsOfRead).GroupBy(line => line.Request!).Where(group => group.Count() == 1).Select(group => group.First())];
    }

    public IReadOnlyList<RequestHistory> Requests { get; }

    /// <summary>What was granted, by the moment of the answer.</summary>
    public IReadOnlyList<GrantHistory> Grants { get; }

    /// <summary>What was read, by the moment of the answer.</summary>
    public IReadOnlyList<ReadHistory> Reads { get; }

    /// <summary>Reads of which nothing is known but that they were asked for.</summary>
    public IReadOnlyList<HistoryLine> UnansweredReads { get; }

    public IEnumerable<string> Names => Requests.Select(request => request.Name).Concat(Reads.Select(read => read.Name)).Distinct();

    /// <summary>The first line of a kind that a process has from a moment on.</summary>
    public HistoryLine? First(string process, HistoryKind kind, long from = 0) =>
        _ofProcess[process].FirstOrDefault(line => line.Kind == kind && line.At >= from);

    /// <summary>When a process can have held anything for the last time: when it was killed, or else when it last said something.</summary>
    public long EndOf(string process) => First(process, HistoryKind.Killed)?.At ?? _ofProcess[process].Last(line => line.Kind != HistoryKind.Gone).At;

    /// <summary>Whether a process was ended by somebody else, or ended, before its clients did.</summary>
    public bool IsCutShort(string process) =>
        First(process, HistoryKind.Idle) is null && (First(process, HistoryKind.Killed) ?? First(process, HistoryKind.Gone)) is not null;

    /// <summary>Whether a process was paused, or noticed that it was cut off, in a stretch of time.</summary>
    public bool WasCutOff(string process, long from, long to) => _ofProcess[process].Any(line =>
        line.At >= from && line.At <= to && line.Kind is HistoryKind.CutOff or HistoryKind.Frozen or HistoryKind.Woken or HistoryKind.Lost);

    private static bool IsOfRead(HistoryLine line) => line.Kind is HistoryKind.ReadAsked or HistoryKind.Read or HistoryKind.ReadFailed;

    private static ReadHistory? ReadOf(IGrouping<string, HistoryLine> lines) =>
        lines.FirstOrDefault(line => line.Kind == HistoryKind.ReadAsked) is { } asked && lines.FirstOrDefault(line => line.Kind == HistoryKind.Read) is { Figures: not null } answer
            ? new(asked, answer)
            : null;
}

/// <summary>A snapshot that was read.</summary>
internal sealed record ReadHistory(HistoryLine Asked, HistoryLine Answer)
{
    public string Name => Asked.Name!;

    /// <summary>When the answer had come.</summary>
    public long At => Answer.At;

    public Figures Figures => Answer.Figures!;
}
