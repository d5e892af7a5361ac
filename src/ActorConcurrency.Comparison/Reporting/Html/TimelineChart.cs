using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>A timeline on the page: a lane for each thread, task and actor, and the messages between them.</summary>
internal static class TimelineChart
{
    private const int Width = 900;
    private const int Left = 110;
    private const int Right = 12;
    private const int Top = 22;
    private const int LaneHeight = 52;
    private const int BarHeight = 20;

    // So that what takes microseconds is seen beside what takes milliseconds.
    private const double LeastWidth = 3;

    // What does not fit into its bar stands in the list below.
    private const double LetterWidth = 5.6;

    public static HtmlText Render(Timeline timeline) => Of(
        $"""
        <article><h4>{Chips.Of(timeline.Side, timeline.Contender)}: {timeline.Title}</h4>
        <figure class="timeline"><div class="frame" role="region" tabindex="0" aria-label="Timeline: {timeline.Contender}"><svg viewBox="0 0 {Width} {Height(timeline)}" role="img" aria-label="{timeline.Title}. {timeline.End} The events are listed below.">
        {Scale(timeline)}
        {timeline.Lanes.Select((lane, index) => Lane(timeline, lane, index))}
        {timeline.Arrows.Select(arrow => Arrow(timeline, arrow))}
        </svg></div><figcaption>{timeline.End}</figcaption></figure>
        <details><summary>The same as a list</summary>{HtmlTable.Of(TimelineText.Table(timeline))}</details>
        </article>
        """);

    /// <summary>What the colours mean.</summary>
    public static HtmlText Legend { get; } = Of(
        $"""
        <p class="legend"><span class="doing running">runs</span> <span class="doing blocked">blocked: a thread waits, and can do nothing else</span>
        <span class="doing waiting">waits, without a thread</span> <span class="doing handling">an actor handles a message</span> → a message, from the moment it was sent to the moment it was handled; a dashed arrow shows which message ended a wait, where only one can have done so</p>
        """);

    private static double Height(Timeline timeline) => Top + LaneHeight * timeline.Lanes.Length + 6;

    private static double Across(Timeline timeline, double milliseconds) => Left + (Width - Left - Right) * milliseconds / Math.Max(timeline.LengthMs, 0.001);

    private static double Middle(int lane) => Top + LaneHeight * lane + LaneHeight / 2;

    private static HtmlText Scale(Timeline timeline)
    {
        var step = timeline.LengthMs > 60 ? 20 : 10;
        return Join(Enumerable.Range(0, (int)(timeline.LengthMs / step) + 1).Select(mark => Of(
            $"""<line class="grid" x1="{Across(timeline, mark * step)}" x2="{Across(timeline, mark * step)}" y1="{Top - 4}" y2="{Height(timeline)}"/><text class="tick" x="{Across(timeline, mark * step)}" y="12" text-anchor="middle">{mark * step} ms</text>""")));
    }

    private static HtmlText Lane(Timeline timeline, TimelineLane lane, int index) => Of(
        $"""
        <text class="name" x="{Left - 10}" y="{Middle(index)}" text-anchor="end">{lane.Name}</text><text class="tick" x="{Left - 10}" y="{Middle(index) + 13}" text-anchor="end">{lane.Kind.ToString().ToLowerInvariant()}</text>
        <line class="lane" x1="{Left}" x2="{Width - Right}" y1="{Middle(index)}" y2="{Middle(index)}"/>
        {lane.Spans.Select(span => Span(timeline, span, Middle(index)))}

        """);

    private static HtmlText Span(Timeline timeline, TimelineSpan span, double middle)
    {
        var (from, to) = (Across(timeline, span.FromMs), Across(timeline, span.ToMs));
        var width = Math.Max(LeastWidth, to - from);
        var label = width > span.Label.Length * LetterWidth + 6 ? Of($"""<text class="label" x="{from + 4}" y="{middle + 4}">{span.Label}</text>""") : Empty;
        return Of(
            $"""<g class="doing {span.Doing.ToString().ToLowerInvariant()}"><rect x="{from}" y="{middle - BarHeight / 2}" width="{width}" height="{BarHeight}" rx="2"><title>{span.Label}: {Milliseconds(span.FromMs)} to {Milliseconds(span.ToMs)} ms</title></rect>{label}</g>""");
    }

    private static HtmlText Arrow(Timeline timeline, TimelineArrow arrow)
    {
        var (from, to) = (IndexOf(timeline, arrow.From), IndexOf(timeline, arrow.To));
        var (x1, x2) = (Across(timeline, arrow.SentMs), Across(timeline, arrow.ReceivedMs));
        // What comes from nobody who is shown comes from above.
        var down = from < to;
        var y1 = from < 0 ? Middle(to) - LaneHeight / 2 : Middle(from) + (down ? BarHeight / 2 : -BarHeight / 2);
        var y2 = Middle(to) + (down ? -BarHeight / 2 : BarHeight / 2);
        var tip = down ? -5 : 5;
        return Of(
            $"""<g class="arrow{(arrow.Label.Length == 0 ? " led" : "")}"><line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/><path d="M{x2} {y2}l-3 {tip}h6z"/><title>{(arrow.Label.Length == 0 ? "it goes on" : arrow.Label)}: {Milliseconds(arrow.SentMs)} to {Milliseconds(arrow.ReceivedMs)} ms</title></g>""");
    }

    private static int IndexOf(Timeline timeline, string lane)
    {
        for (var index = 0; index < timeline.Lanes.Length; index++)
            if (timeline.Lanes[index].Name == lane) return index;
        return -1;
    }

    private static string Milliseconds(double milliseconds) => TimelineText.Milliseconds(milliseconds);
}
