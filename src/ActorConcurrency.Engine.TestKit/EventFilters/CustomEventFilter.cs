using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Matches what a predicate accepts.</summary>
public class CustomEventFilter : EventFilterBase
{
    private readonly Predicate<LogEvent> _predicate;

    /// <summary>Creates the filter.</summary>
    /// <param name="predicate">The condition; called on the listener's thread.</param>
    public CustomEventFilter(Predicate<LogEvent> predicate) : base(null, null) => _predicate = predicate;

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Custom";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => _predicate(evt);
}
