namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches strings that begin with a prefix. Ordinal.</summary>
public class StartsWithString : IStringMatcher
{
    private readonly string _start;

    /// <summary>Creates the matcher.</summary>
    /// <param name="start">The prefix.</param>
    public StartsWithString(string start) => _start = start;

    /// <inheritdoc />
    public bool IsMatch(string s) => s is not null && s.StartsWith(_start, StringComparison.Ordinal);

    /// <summary>The condition, as failure messages show it.</summary>
    public override string ToString() => $"starts with \"{_start}\"";
}
