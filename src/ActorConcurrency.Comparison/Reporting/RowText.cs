namespace ActorConcurrency.Comparison;

/// <summary>The cells of a row, the same on the console and in the file. Thread-safe.</summary>
internal static class RowText
{
    /// <summary>What stands where no figure is given.</summary>
    public const string NoFigure = "–";

    /// <summary>What was observed: the faults that showed, or else why the verdict is not "held", and the facts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="separator">What stands between them.</param>
    public static string Observed(SideReport row, string separator)
    {
        ArgumentNullException.ThrowIfNull(row);
        IEnumerable<string> news = row.FaultsShown.IsEmpty ? [row.Reason] : row.FaultsShown.Select(shown => $"{shown.Fault}: {shown.Evidence}");
        return string.Join(separator, news.Concat(row.Observed.Select(fact => fact.ToString())).Where(part => part.Length > 0));
    }

    /// <summary>Whether the row is as declared: <c>yes</c> or <c>no</c>.</summary>
    /// <param name="row">The row.</param>
    public static string Expected(SideReport row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Expected ? "yes" : "no";
    }

    /// <summary>How long it took.</summary>
    /// <param name="row">The row.</param>
    public static string Duration(SideReport row) => Figure(row, figures => figures.DurationMs is { } duration ? Quantities.Duration(duration) : NoFigure);

    /// <summary>How long it took, with the middle half of the runs and their number.</summary>
    /// <param name="row">The row.</param>
    public static string DurationAndSpread(SideReport row) => Figure(row, figures => figures is { DurationMs: { } duration, LowerMs: { } lower, UpperMs: { } upper }
        ? $"{Quantities.Duration(duration)} ({Quantities.Duration(lower)} to {Quantities.Duration(upper)}, n = {figures.Runs})"
        : NoFigure);

    /// <summary>How it compares with the baseline: for example <c>3.2× slower</c>, <c>1.5× faster</c>, <c>same</c> or <c>too noisy</c>.</summary>
    /// <param name="row">The row.</param>
    public static string PaceOf(SideReport row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Pace?.Pace switch
        {
            null => NoFigure,
            Pace.Baseline => "baseline",
            Pace.Faster => $"{Quantities.Times(1 / row.Pace.Ratio)} faster",
            Pace.Slower => $"{Quantities.Times(row.Pace.Ratio)} slower",
            Pace.Same => "same",
            _ => "too noisy",
        };
    }

    /// <summary>The distinct threads that ran the participants' code.</summary>
    /// <param name="row">The row.</param>
    public static string Threads(SideReport row) => Figure(row, figures => Quantities.Count(figures.Threads));

    /// <summary>Participants, and the distinct threads that ran their code.</summary>
    /// <param name="experiment">The row's experiment.</param>
    /// <param name="row">The row.</param>
    public static string Threads(ExperimentReport experiment, SideReport row)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Figure(row, figures => FormattableString.Invariant($"{experiment.Participants} / {figures.Threads}"));
    }

    /// <summary>What it allocated.</summary>
    /// <param name="row">The row.</param>
    public static string Allocated(SideReport row) => Figure(row, figures => figures.AllocatedBytes is { } bytes ? Quantities.Bytes(bytes) : NoFigure);

    /// <summary>How much code it is: for example <c>2 types, 74 lines</c>, or that there is none to write.</summary>
    /// <param name="row">The row.</param>
    public static string Code(SideReport row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Shape switch
        {
            null => NoFigure,
            { Types: [] } => row.Side == Side.Library ? "none: the library has it" : "none: .NET has it",
            { Types: [_] } => $"1 type, {row.Shape.Lines} lines",
            _ => $"{row.Shape.Types.Length} types, {row.Shape.Lines} lines",
        };
    }

    private static string Figure(SideReport row, Func<Figures, string> text)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Figures is { } figures ? text(figures) : NoFigure;
    }
}
