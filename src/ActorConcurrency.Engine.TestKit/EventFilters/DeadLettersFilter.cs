using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>Matches the warnings that the <see cref="TestEventListener"/> makes of dead letters.</summary>
public sealed class DeadLettersFilter : EventFilterBase
{
    private readonly Predicate<DeadLetter>? _isMatch;

    /// <summary>Creates the filter.</summary>
    /// <param name="messageMatcher">The condition on the dead letter's text; null for none.</param>
    /// <param name="sourceMatcher">The condition on the path of the one it was for; null for none.</param>
    /// <param name="isMatch">The condition on the dead letter itself; null for none.</param>
    public DeadLettersFilter(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher, Predicate<DeadLetter>? isMatch = null)
        : base(messageMatcher, sourceMatcher) => _isMatch = isMatch;

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "DeadLetter";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) =>
        evt is Warning { Message: DeadLetter letter }
        && (_isMatch is null || _isMatch(letter))
        && InternalDoMatch(evt.LogSource, letter);
}
