namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>A condition on a string. Implementations are immutable; their text completes "when Message …".</summary>
public interface IStringMatcher
{
    /// <summary>Whether the string meets the condition.</summary>
    /// <param name="s">The string.</param>
    bool IsMatch(string s);
}
