using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>Notes who does what when. Thread-safe; all its clocks are one.</summary>
internal sealed class TimelineRecorder
{
    private readonly Lock _gate = new();
    private readonly List<LaneRecorder> _lanes = [];
    private readonly List<TimelineArrow> _arrows = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private double _end = -1;

    /// <summary>The lane of whoever runs right now; null: it has none.</summary>
    public static AsyncLocal<LaneRecorder?> Current { get; } = new();

    public double Now => Stopwatch.GetElapsedTime(_start).TotalMilliseconds;

    public Lock Gate => _gate;

    public LaneRecorder Lane(string name, LaneKind kind)
    {
        lock (_gate)
        {
            var lane = new LaneRecorder(this, name, kind);
            _lanes.Add(lane);
            return lane;
        }
    }

    public void Add(TimelineArrow arrow)
    {
        lock (_gate)
            if (_end < 0) _arrows.Add(arrow);
    }

    /// <summary>From now on nothing is noted.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _end = Now;
            foreach (var lane in _lanes) lane.Close(_end);
        }
    }

    /// <summary>What was noted.</summary>
    public Timeline Read(TimelineScript script, string end)
    {
        lock (_gate)
        {
            // What actors do before anybody takes part belongs to their start.
            var from = _lanes.Where(lane => lane.Kind != LaneKind.Actor).SelectMany(lane => lane.Spans).Select(span => span.FromMs).DefaultIfEmpty(0).Min();
            foreach (var lane in _lanes) lane.Forget(from);
            _arrows.RemoveAll(arrow => arrow.ReceivedMs < from);
            var lanes = _lanes.Where(lane => lane.Spans.Any()).ToList();
            ImmutableArray<TimelineArrow> arrows = [.. _arrows.Concat(lanes.SelectMany(lane => lane.Released(lanes))).OrderBy(arrow => arrow.SentMs)];
            return new Timeline(
                script.Name, script.Title, script.Side, script.Contender, Rounded(_end - from),
                [.. lanes.Select(lane => new TimelineLane(lane.Name, lane.Kind, [.. lane.Spans.Select(span => span with { FromMs = Rounded(span.FromMs - from), ToMs = Rounded(span.ToMs - from) })]))],
                [.. arrows.Select(arrow => arrow with { SentMs = Rounded(Math.Max(0, arrow.SentMs - from)), ReceivedMs = Rounded(arrow.ReceivedMs - from) })],
                end);
        }
    }

    // A microsecond is fine enough.
    private static double Rounded(double milliseconds) => Math.Round(milliseconds, 3);
}
