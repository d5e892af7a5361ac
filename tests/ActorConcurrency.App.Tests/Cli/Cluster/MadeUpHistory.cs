using ActorConcurrency.Cli;

namespace ActorConcurrency.App.Tests;

/// <summary>A history that nobody lived: times in milliseconds, processes "n1.1", "n2.1", …; every request is by its name. Without more said, one name "s" of two permits.</summary>
internal sealed class MadeUpHistory
{
    private readonly List<HistoryLine> _lines = [];

    public static JudgedRun TwoPermits { get; } = new(2, TimeSpan.FromSeconds(30));

    public static JudgedRun Locks { get; } = new(null, TimeSpan.FromSeconds(30));

    public MadeUpHistory Asked(long at, string request, int permits = 1, string process = "n1.1", string[]? locks = null) =>
        Add(at, HistoryKind.Asked, process, request, line => line with { Permits = locks is null ? permits : 0, Locks = locks });

    public MadeUpHistory Granted(long at, string request, long token, int permits = 1, string process = "n1.1", string[]? locks = null) =>
        Add(at, HistoryKind.Granted, process, request, line => line with { Token = token, Permits = locks is null ? permits : 0, Locks = locks });

    public MadeUpHistory Returned(long at, string request, string process = "n1.1") => Add(at, HistoryKind.Returned, process, request);

    public MadeUpHistory Lost(long at, string request, long until, string process = "n1.1") =>
        Add(at, HistoryKind.Lost, process, request, line => line with { Until = until * 1000 });

    public MadeUpHistory Ended(long at, string request, HistoryKind how, string process = "n1.1") => Add(at, how, process, request);

    /// <summary>A request from its asking to its return.</summary>
    public MadeUpHistory Held(string request, long token, long asked, long from, long to, int permits = 1, string process = "n1.1", string[]? locks = null) =>
        Asked(asked, request, permits, process, locks).Granted(from, request, token, permits, process, locks).Returned(to, request, process);

    /// <summary>A snapshot whose figures are in order.</summary>
    public MadeUpHistory Read(long asked, long at, long granted, int held = 0, string[]? waiters = null, Func<Figures, Figures>? otherwise = null)
    {
        var figures = new Figures(2, 2 - held, held, granted, granted - held, 0)
        {
            Holders = [.. Enumerable.Range(0, held).Select(number => new Holding(1000 + number, 1))],
            Waiters = waiters ?? [],
        };
        return Read(asked, at, otherwise is null ? figures : otherwise(figures));
    }

    public MadeUpHistory Read(long asked, long at, Figures figures)
    {
        var request = $"read-{_lines.Count}";
        return Add(asked, HistoryKind.ReadAsked, "n9.1", request).Add(at, HistoryKind.Read, "n9.1", request, line => line with { Figures = figures });
    }

    /// <summary>Something is done to a process, or it says something of itself.</summary>
    public MadeUpHistory Then(long at, HistoryKind what, string process = "n1.1")
    {
        _lines.Add(new() { At = at * 1000, Process = process, Kind = what });
        return this;
    }

    /// <summary>The last snapshot, after everything: all is free.</summary>
    public RunVerdict JudgedAtTheEnd(long granted, JudgedRun? run = null) =>
        (run ?? TwoPermits).IsOfLocks
            ? Read(90_000, 90_001, new Figures(0, 0, 0, granted, granted, 0)).Judged(run)
            : Read(90_000, 90_001, granted).Judged(run);

    public RunVerdict Judged(JudgedRun? run = null) => HistoryJudge.Judge(_lines, run ?? TwoPermits);

    private MadeUpHistory Add(long at, HistoryKind kind, string process, string request, Func<HistoryLine, HistoryLine>? more = null)
    {
        var line = new HistoryLine { At = at * 1000, Process = process, Kind = kind, Name = "s", Request = request };
        _lines.Add(more is null ? line : more(line));
        return this;
    }
}
