using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Matches errors, all of them or those with a certain kind of exception. The condition on the message holds for the
/// event's message or for the exception's.</summary>
public class ErrorFilter : EventFilterBase
{
    private readonly Type? _exceptionType;
    private readonly bool _recurse;

    /// <summary>Creates a filter for every error.</summary>
    /// <param name="messageMatcher">The condition on the message; null for none.</param>
    /// <param name="sourceMatcher">The condition on the source; null for none.</param>
    public ErrorFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <summary>Creates a filter for errors with an exception.</summary>
    /// <param name="exceptionType">The exception's class, or a base of it; null for every error.</param>
    /// <param name="messageMatcher">The condition on the message; null for none.</param>
    /// <param name="sourceMatcher">The condition on the source; null for none.</param>
    /// <param name="recurseInnerExceptions">Whether an inner exception may be the one.</param>
    public ErrorFilter(Type? exceptionType, IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null,
        bool recurseInnerExceptions = false)
        : base(messageMatcher, sourceMatcher)
    {
        _exceptionType = exceptionType;
        _recurse = recurseInnerExceptions;
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => _exceptionType is null ? "Error" : $"Error with Cause <{_exceptionType}>";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt)
    {
        if (evt is not Error error)
            return false;
        if (_exceptionType is null)
            return Matches(error, error.Cause);
        return Candidates(error.Cause).Any(cause => _exceptionType.IsInstanceOfType(cause) && Matches(error, cause));
    }

    private bool Matches(Error error, Exception? cause) =>
        InternalDoMatch(error.LogSource, error.Message) || (cause is not null && InternalDoMatch(error.LogSource, cause.Message));

    private IEnumerable<Exception> Candidates(Exception? cause)
    {
        if (cause is null)
            return [];
        return _recurse ? Inner(cause).SelectMany(Candidates).Prepend(cause) : [cause];
    }

    private static IEnumerable<Exception> Inner(Exception cause) => cause switch
    {
        AggregateException many => many.InnerExceptions,
        { InnerException: { } one } => [one],
        _ => [],
    };
}
