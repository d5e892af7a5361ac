using Akka.Actor;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Matches one string, and, if it is a path such as <c>/user/a</c>, every actor path that it is the local part of.</summary>
public class EqualsStringAndPathMatcher : IStringMatcher
{
    private readonly string _path;
    private readonly bool _canBeRelative;

    /// <summary>Creates the matcher.</summary>
    /// <param name="path">The string, or the path without its address.</param>
    /// <param name="canBeRelative">Whether a path without its address is matched, too.</param>
    public EqualsStringAndPathMatcher(string path, bool canBeRelative = true)
    {
        _path = path;
        _canBeRelative = canBeRelative;
    }

    /// <inheritdoc />
    public bool IsMatch(string path) =>
        string.Equals(_path, path, StringComparison.Ordinal)
        || (_canBeRelative && path is not null && ActorPath.TryParse(path, out var parsed)
            && string.Equals(_path, parsed.ToStringWithoutAddress(), StringComparison.Ordinal));

    /// <summary>The condition, as failure messages show it.</summary>
    public override string ToString() => $"== \"{_path}\"";
}
