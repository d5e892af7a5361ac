using Akka.Actor;

namespace Akka.Event;

/// <summary>What a filter looks at.</summary>
public enum LogFilterType
{
    /// <summary>The source only, which is cheap.</summary>
    Source,

    /// <summary>The text, which must be formatted for that.</summary>
    Content,
}

/// <summary>What a filter says of an event.</summary>
public enum LogFilterDecision
{
    /// <summary>Keep it, unless another filter drops it.</summary>
    Keep,

    /// <summary>Drop it.</summary>
    Drop,

    /// <summary>The filter cannot tell.</summary>
    NoDecision,
}

/// <summary>A rule that drops log events on their way to the output. Thread-safe.</summary>
public abstract class LogFilterBase : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>What the filter looks at.</summary>
    public abstract LogFilterType FilterType { get; }

    /// <summary>Judges an event.</summary>
    /// <param name="content">The event.</param>
    /// <param name="expandedMessage">The event as it will be printed; present for filters of the type <see cref="LogFilterType.Content"/>.</param>
    public abstract LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null);
}
