using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Told about each event a filter has matched.</summary>
/// <param name="eventFilter">The filter.</param>
/// <param name="logEvent">The event.</param>
public delegate void EventMatched(EventFilterBase eventFilter, LogEvent logEvent);

/// <summary>What the filters have in common: a condition on the event's message and one on its source.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private readonly IStringMatcher _messageMatcher;
    private readonly IStringMatcher _sourceMatcher;

    /// <summary>For the derived classes.</summary>
    /// <param name="messageMatcher">The condition on the message; null for none.</param>
    /// <param name="sourceMatcher">The condition on the source; null for none.</param>
    protected EventFilterBase(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher)
    {
        _messageMatcher = messageMatcher ?? MatchesAll.Instance;
        _sourceMatcher = sourceMatcher ?? MatchesAll.Instance;
    }

    /// <summary>Raised for each event matched, on the listener's thread.</summary>
    public event EventMatched? EventMatched;

    /// <summary>What the filter looks for, without its conditions.</summary>
    protected abstract string FilterDescriptiveName { get; }

    /// <inheritdoc />
    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
            return false;
        OnEventMatched(logEvent);
        return true;
    }

    /// <summary>Decides about an event.</summary>
    /// <param name="evt">The event.</param>
    protected abstract bool IsMatch(LogEvent evt);

    /// <summary>Raises <see cref="EventMatched"/>.</summary>
    /// <param name="logEvent">The event.</param>
    protected virtual void OnEventMatched(LogEvent logEvent) => EventMatched?.Invoke(this, logEvent);

    /// <summary>Whether both conditions are met.</summary>
    /// <param name="src">The event's source.</param>
    /// <param name="msg">The event's message, or another text that stands for it.</param>
    protected bool InternalDoMatch(string src, object? msg) =>
        _sourceMatcher.IsMatch(src) && _messageMatcher.IsMatch(msg?.ToString() ?? "null");

    /// <summary>What the filter looks for, as failure messages show it.</summary>
    public override string ToString()
    {
        var conditions = new[] { Condition("Message", _messageMatcher), Condition("Source", _sourceMatcher) }.OfType<string>().ToArray();
        return conditions.Length == 0 ? FilterDescriptiveName : $"{FilterDescriptiveName} when {string.Join(" and ", conditions)}";
    }

    private static string? Condition(string subject, IStringMatcher matcher) => matcher is MatchesAll ? null : $"{subject} {matcher}";
}
