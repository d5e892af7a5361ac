namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches one string. Ordinal.</summary>
public class EqualsString : IStringMatcher
{
    private readonly string _s;

    /// <summary>Creates the matcher.</summary>
    /// <param name="s">The string.</param>
    public EqualsString(string s) => _s = s;

    /// <inheritdoc />
    public bool IsMatch(string s) => string.Equals(_s, s, StringComparison.Ordinal);

    /// <summary>The condition, as failure messages show it.</summary>
    public override string ToString() => $"== \"{_s}\"";
}
