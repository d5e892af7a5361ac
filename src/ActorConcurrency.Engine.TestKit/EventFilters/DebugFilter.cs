using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Matches events of the level debug.</summary>
public class DebugFilter : EventFilterBase
{
    /// <summary>Creates the filter.</summary>
    /// <param name="messageMatcher">The condition on the message; null for none.</param>
    /// <param name="sourceMatcher">The condition on the source; null for none.</param>
    public DebugFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Debug";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => evt is Debug && InternalDoMatch(evt.LogSource, evt.Message);
}
