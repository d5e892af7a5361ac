using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Matches events of the level warning.</summary>
public class WarningFilter : EventFilterBase
{
    /// <summary>Creates the filter.</summary>
    /// <param name="messageMatcher">The condition on the message; null for none.</param>
    /// <param name="sourceMatcher">The condition on the source; null for none.</param>
    public WarningFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Warning";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => evt is Warning && InternalDoMatch(evt.LogSource, evt.Message);
}
