namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches what a predicate accepts.</summary>
public class PredicateMatcher : IStringMatcher
{
    private readonly Predicate<string> _predicate;
    private readonly string _hint;

    /// <summary>Creates the matcher.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="hint">What the condition is, for failure messages.</param>
    public PredicateMatcher(Predicate<string> predicate, string hint = "")
    {
        _predicate = predicate;
        _hint = hint;
    }

    /// <inheritdoc />
    public bool IsMatch(string s) => _predicate(s);

    /// <summary>The condition, as failure messages show it.</summary>
    public override string ToString() => $"matches predicate {_hint}";
}
