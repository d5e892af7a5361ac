using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches what a regular expression finds something in.</summary>
public class RegexMatcher : IStringMatcher
{
    private readonly Regex _regex;

    /// <summary>Creates the matcher.</summary>
    /// <param name="regex">The expression.</param>
    public RegexMatcher(Regex regex) => _regex = regex;

    /// <inheritdoc />
    public bool IsMatch(string s) => s is not null && _regex.IsMatch(s);

    /// <summary>The condition, as failure messages show it.</summary>
    public override string ToString() => $"matches regex \"{_regex}\"";
}
