namespace Akka.TestKit.Internal;

/// <summary>Questions about durations. All are pure.</summary>
public static class TimeSpanExtensions
{
    /// <summary>Whether the duration is negative, which stands for infinite.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsInfinite(this TimeSpan timeSpan) => timeSpan < TimeSpan.Zero;

    /// <summary>Whether there is a duration and it is negative, which stands for infinite.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsInfinite(this TimeSpan? timeSpan) => timeSpan is { } span && span.IsInfinite();

    /// <inheritdoc cref="IsInfinite(TimeSpan)" />
    public static bool IsInfiniteTimeout(this TimeSpan timeSpan) => timeSpan.IsInfinite();

    /// <inheritdoc cref="IsInfinite(TimeSpan?)" />
    public static bool IsInfiniteTimeout(this TimeSpan? timeSpan) => timeSpan.IsInfinite();

    /// <summary>Whether the duration is zero or more.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsPositiveFinite(this TimeSpan timeSpan) => timeSpan >= TimeSpan.Zero;

    /// <summary>Whether there is a duration and it is zero or more.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsPositiveFinite(this TimeSpan? timeSpan) => timeSpan is { } span && span.IsPositiveFinite();

    /// <summary>Whether there is no duration.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsUndefined(this TimeSpan? timeSpan) => timeSpan is null;

    /// <summary>Whether the duration is zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsZero(this TimeSpan timeSpan) => timeSpan == TimeSpan.Zero;

    /// <summary>Whether there is a duration and it is zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsZero(this TimeSpan? timeSpan) => timeSpan == TimeSpan.Zero;

    /// <summary>The shorter of two durations; nothing and infinite do not count.</summary>
    /// <param name="a">A duration.</param>
    /// <param name="b">Another one, or none.</param>
    public static TimeSpan Min(this TimeSpan a, TimeSpan? b) => b is { } other && !other.IsInfinite() && (a.IsInfinite() || other < a) ? other : a;

    /// <summary>Refuses a negative duration.</summary>
    /// <param name="timeSpan">The duration.</param>
    /// <param name="parameterName">The parameter the exception names.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public static void EnsureIsPositiveFinite(this TimeSpan timeSpan, string parameterName)
    {
        if (!timeSpan.IsPositiveFinite())
            throw new ArgumentException($"The timespan must be greater than zero. Actual value: {timeSpan}", parameterName);
    }
}
