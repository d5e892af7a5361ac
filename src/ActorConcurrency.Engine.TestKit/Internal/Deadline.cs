using System.Diagnostics;

namespace Akka.TestKit.Internal;

/// <summary>A moment on the monotonic clock, or never. Immutable.</summary>
internal readonly struct Deadline
{
    private readonly TimeSpan _end;

    private Deadline(TimeSpan end) => _end = end;

    /// <summary>The monotonic clock that all of the kit's durations are measured with.</summary>
    public static TimeSpan Clock => Stopwatch.GetElapsedTime(0);

    /// <summary>The moment after a span; never, if the span is infinite.</summary>
    public static Deadline After(TimeSpan span) =>
        new(span == Timeout.InfiniteTimeSpan || span > TimeSpan.MaxValue - Clock ? TimeSpan.MaxValue : Clock + span);

    public bool IsOver => _end != TimeSpan.MaxValue && Clock >= _end;

    /// <summary>The time until then: infinite for never, zero if it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            if (_end == TimeSpan.MaxValue)
                return Timeout.InfiniteTimeSpan;
            var left = _end - Clock;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
