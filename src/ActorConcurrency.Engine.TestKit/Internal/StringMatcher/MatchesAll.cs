namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches every string.</summary>
public class MatchesAll : IStringMatcher
{
    private MatchesAll() { }

    /// <summary>The only instance.</summary>
    public static IStringMatcher Instance { get; } = new MatchesAll();

    /// <inheritdoc />
    public bool IsMatch(string s) => true;

    /// <summary>The empty string: no condition.</summary>
    public override string ToString() => "";
}
