namespace Akka.Actor;

/// <summary>Tells the time. Thread-safe.</summary>
public interface ITimeProvider
{
    /// <summary>The wall clock; it may jump.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time that never goes back, since some fixed moment of this process.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>As <see cref="MonotonicClock"/>, as finely as the machine can tell.</summary>
    TimeSpan HighResMonotonicClock { get; }
}

/// <summary>A time provider whose <see cref="ITimeProvider.Now"/> is the machine's wall clock.</summary>
public interface IDateTimeOffsetNowTimeProvider : ITimeProvider;
