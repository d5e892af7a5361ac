namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches strings that contain a part. Ordinal.</summary>
public class ContainsString : IStringMatcher
{
    private readonly string _part;

    /// <summary>Creates the matcher.</summary>
    /// <param name="part">The part.</param>
    public ContainsString(string part) => _part = part;

    /// <inheritdoc />
    public bool IsMatch(string s) => s is not null && s.Contains(_part, StringComparison.Ordinal);

    /// <summary>The condition, as failure messages show it.</summary>
    public override string ToString() => $"contains \"{_part}\"";
}
