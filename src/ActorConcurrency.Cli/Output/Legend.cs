using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>What the words, signs and units of a command's output mean; printed once, at its end.</summary>
internal static class Legend
{
    /// <summary>How a run is repeated, and what is the same then.</summary>
    public static (string, string) Again { get; } =
        ("run again", "“actorconc compare --recipe NAME --experiment NAME --seed N” runs one experiment again. The seed repeats the random numbers and the delays of the programs, not the order in which the system schedules threads.");

    public static (string, string)[] Choices { get; } =
    [
        ("Choose … for", "the experiments, failures, races and costs in which this choice did better than another one; the report explains each"),
        ("*", "only under a condition, or a class on .NET primitives (the twin) does it too; see the report"),
    ];

    public static (string, string)[] Details { get; } =
    [
        ("verdict", "held: all that must hold did hold; broken: it did not; hung: it did not end in time; unknown: the run itself failed"),
        ("expected", "yes: the result is as declared, also where that is a failure"),
        ("duration", "median of at least 5 warm runs; – where there is none. Below it, compared with the first side that has one (baseline): faster or slower by more than 5 %, same, or too noisy to tell"),
        ("threads", "how many different threads ran the participants' code"),
        ("allocated", "managed memory that the run allocated, in bytes (1 KB = 1,000 B)"),
        Again,
    ];

    public static (string, string)[] Failures { get; } =
    [
        ("survived", "all went on, nothing was lost; in brackets: how long until others could go on"),
        ("signalled", "somebody was told, by an error or a result; nothing was lost"),
        ("stranded", "something can never be used again, or somebody waits in vain; others can go on"),
        ("lost", "something is gone, and nobody was told"),
        ("doubled", "two hold what only one may hold, or one thing was received twice"),
        ("hung", "nothing goes on: a deadlock, or no progress for as long as --hang-after says (a minute where a second process takes part)"),
        ("unknown", "the program of this cell failed"),
        ("not offered", "this side has no way to do it; not run: not tried this time"),
        ("not applicable", "the question makes no sense for this side; left out where the columns do not fit beside each other"),
        ("(!)", "not as declared"),
    ];

    public static (string, string)[] Races { get; } =
    [
        ("runs", "how often the race was run; the other columns count in how many of these runs an outcome was seen"),
        ("acceptable", "as it should be; interesting: allowed, but surprising; forbidden: must not happen"),
        ("seed", "repeats the delays between the participants, not the order in which the system schedules threads: counts differ from run to run"),
    ];

    public static (string, string)[] Costs { get; } =
    [
        ("hold", "how long a participant works before its next operation, in microseconds (µs); then the number of participants"),
        ("k, M", "thousand, million operations per second; in brackets: the middle half of the rounds"),
        ("p50 … p99.9", "50 % … 99.9 % of the requests took no longer than this; – where there are too few requests to tell"),
        ("memory", "managed memory of one idle instance, and of one participant that waits (1 KB = 1,000 B); the stacks of threads are not in it"),
        ("Jain's index", "fairness: 1 means that all got the same number of turns, 1/n that one of n got all"),
        ("overtaken", "how often the holder got in again before one that already waited"),
        ("seed", "repeats the arrival times of requests, not the order in which the system schedules threads"),
    ];

    public static (string, string)[] Diff { get; } =
    [
        ("row", "recipe, experiment or measurement, and side"),
        ("factor", "the later median divided by the earlier one; – where no time is compared"),
        ("slower, faster", DiffText.Pace),
        ("mind", DiffText.Caution),
    ];

    public static (string, string)[] List { get; } =
    [
        ("(decides)", "the experiment that tells most about which side to choose"),
        ("(not in --quick)", "compare runs it with --standard, with --full, or if --experiment names it; run, if --experiment names it"),
        ("known faults", "what is expected to go wrong on this side"),
    ];

    public static (string, string)[] Verdicts(VerdictLayout layout) =>
    [
        (layout.Text(Verdict.Held, isExpected: true), "all that must hold did hold"),
        (layout.Text(Verdict.Broken, isExpected: true), $"it did not hold; {layout.Text(Verdict.Hung, isExpected: true)}: it did not end in time; {layout.Text(Verdict.Unknown, isExpected: true)}: the run itself failed"),
        (layout.IsShort ? "~" : "mixed", $"libraries with different results; {RowText.NoFigure}: did not run, the report says why"),
        ("!", "not as declared; a failure without it is one that this side is known for"),
    ];

    public static (string, string) Sides(VerdictLayout layout) =>
        ("sides", $"{layout.Head(Side.Original)}: the Python page's program; lock: lock and Monitor in C#; {layout.Head(Side.DotNet)}: the .NET primitive alone; twin: our class on .NET primitives; {layout.Head(Side.Library)}: other libraries; actor: by messages only; direct: the same actor, called directly while it is idle");

    public static void Print(IAnsiConsole console, IReadOnlyList<(string Term, string Meaning)> lines)
    {
        console.WriteLine();
        console.MarkupLine("[grey]Legend[/]");
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(2).PadRight(2).NoWrap()).AddColumn(new GridColumn().Padding(0, 0));
        foreach (var (term, meaning) in lines) grid.AddRow($"[grey]{term.EscapeMarkup()}[/]", $"[grey]{meaning.EscapeMarkup()}[/]");
        console.Write(grid);
    }
}
