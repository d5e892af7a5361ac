using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    // The end of the innermost Within block, on the monotonic clock.
    private TimeSpan? _end;

    // After an expectation whose point is that time passes, a Within block does not hold the passed time against the test.
    private bool _lastWasNoMsg;

    /// <summary>The monotonic clock that durations are measured with. Its zero means nothing.</summary>
    public static TimeSpan Now => Deadline.Clock;

    /// <summary>The time left in the innermost Within block; zero if it is used up.</summary>
    /// <exception cref="InvalidOperationException">There is no Within block.</exception>
    public TimeSpan Remaining =>
        _end is { } end
            ? (end - Now) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero
            : throw new InvalidOperationException("Remaining may not be called outside of \"within\"");

    /// <summary>The time left in the innermost Within block, or <c>akka.test.single-expect-default</c>, dilated.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(_settings.SingleExpectDefault));

    /// <summary>The time left in the innermost Within block, or a duration.</summary>
    /// <param name="duration">The duration; taken as it is.</param>
    protected TimeSpan RemainingOr(TimeSpan duration) => _end is null ? duration : Remaining;

    /// <summary>A duration, dilated, or what <see cref="RemainingOrDefault"/> says.</summary>
    /// <param name="duration">The duration; null for the default.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public TimeSpan RemainingOrDilated(TimeSpan? duration)
    {
        if (duration is not { } given)
            return RemainingOrDefault;
        if (given.IsInfinite())
            throw new ArgumentException("Must be positive TimeSpan", nameof(duration));
        return Dilated(given);
    }

    /// <summary>A duration as it is, or <c>akka.test.single-expect-default</c> as it is.</summary>
    /// <param name="timeout">The duration; null for the default.</param>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? _settings.SingleExpectDefault;

    /// <summary>A duration, stretched by <c>akka.test.timefactor</c>.</summary>
    /// <param name="duration">The duration.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public TimeSpan Dilated(TimeSpan duration)
    {
        if (duration.IsInfinite())
            throw new ArgumentException("Must not be negative", nameof(duration));
        return duration * _settings.TestTimeFactor;
    }
}
