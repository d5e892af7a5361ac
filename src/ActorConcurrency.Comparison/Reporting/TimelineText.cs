using System.Collections.Immutable;
using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <summary>A timeline as a table of plain text. Pure.</summary>
internal static class TimelineText
{
    /// <summary>A row for each thing that somebody did, in the order of their beginning.</summary>
    /// <param name="timeline">The timeline.</param>
    public static TextTable Table(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return new TextTable(
            "Who did what when, in milliseconds from the beginning",
            ["who", "what", "from", "to"],
            [
                .. from lane in timeline.Lanes
                   from span in lane.Spans
                   orderby span.FromMs
                   select (ImmutableArray<string>)[$"{lane.Name} ({lane.Kind.ToString().ToLowerInvariant()})", $"{Word(span.Doing)}: {span.Label}", Milliseconds(span.FromMs), Milliseconds(span.ToMs)],
            ]);
    }

    internal static string Milliseconds(double milliseconds) => milliseconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Word(Doing doing) => doing switch
    {
        Doing.Running => "runs",
        Doing.Blocked => "blocked",
        Doing.Waiting => "waits",
        _ => "handles",
    };
}
