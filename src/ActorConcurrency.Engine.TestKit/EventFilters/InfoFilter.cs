using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Matches events of the level info.</summary>
public class InfoFilter : EventFilterBase
{
    /// <summary>Creates the filter.</summary>
    /// <param name="messageMatcher">The condition on the message; null for none.</param>
    /// <param name="sourceMatcher">The condition on the source; null for none.</param>
    public InfoFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Info";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => evt is Info && InternalDoMatch(evt.LogSource, evt.Message);
}
