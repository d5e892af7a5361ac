using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

public abstract partial class ActorPath
{
    private static readonly SearchValues<char> NameChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + ValidSymbols);

    /// <summary>Whether <paramref name="s"/> may be a name: letters, digits, <see cref="ValidSymbols"/> and percent escapes; not led by '$'.</summary>
    /// <param name="s">The name.</param>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$') return false;
        for (var i = 0; i < s.Length; i++)
        {
            if (NameChars.Contains(s[i])) continue;
            if (s[i] != '%' || i + 2 >= s.Length || !char.IsAsciiHexDigit(s[i + 1]) || !char.IsAsciiHexDigit(s[i + 2])) return false;
            i += 2;
        }

        return true;
    }

    /// <summary>Reads a path from its text form.</summary>
    /// <param name="path">The text: address and elements, with or without an incarnation.</param>
    /// <exception cref="UriFormatException">It is no path.</exception>
    public static ActorPath Parse(string path) =>
        TryParse(path, out var parsed) ? parsed : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    /// <summary>Reads a path from its text form.</summary>
    /// <param name="path">The text.</param>
    /// <param name="actorPath">The path.</param>
    public static bool TryParse(string? path, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = null;
        // "scheme://host:port/x" names no system: a system is what stands before '@', or alone without a port.
        if (!TryParseAddress(path, out var address, out var rest) || address.System.Contains(':')) return false;
        return TryParse(new RootActorPath(address), rest, out actorPath);
    }

    /// <summary>Reads the elements of <paramref name="absoluteUri"/> below <paramref name="basePath"/>.</summary>
    /// <param name="basePath">The path above.</param>
    /// <param name="absoluteUri">The elements, led by a slash.</param>
    /// <param name="actorPath">The path.</param>
    public static bool TryParse(ActorPath basePath, string absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Reads the elements of <paramref name="absoluteUri"/> below <paramref name="basePath"/>.</summary>
    /// <param name="basePath">The path above.</param>
    /// <param name="absoluteUri">The elements, led by a slash.</param>
    /// <param name="actorPath">The path.</param>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = basePath;
        var hash = absoluteUri.IndexOf('#');
        long uid = ActorCell.UndefinedUid;
        if (hash >= 0)
        {
            if (!long.TryParse(absoluteUri[(hash + 1)..], out uid)) return false;
            absoluteUri = absoluteUri[..hash];
        }

        foreach (var range in absoluteUri.Split('/'))
        {
            var name = absoluteUri[range];
            if (!name.IsEmpty) actorPath = new ChildActorPath(actorPath, name.ToString(), ActorCell.UndefinedUid);
        }

        if (uid != ActorCell.UndefinedUid) actorPath = actorPath.WithUid(uid);
        return true;
    }

    /// <summary>Reads the address of a path.</summary>
    /// <param name="path">The text.</param>
    /// <param name="address">The address.</param>
    public static bool TryParseAddress(string? path, [NotNullWhen(true)] out Address? address) => TryParseAddress(path, out address, out _);

    /// <summary>Reads the address of a path and what follows it.</summary>
    /// <param name="path">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="absoluteUri">What follows the address; at least a slash.</param>
    public static bool TryParseAddress(string? path, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    /// <summary>Takes a path apart into address and elements without checking either.</summary>
    /// <param name="path">The text.</param>
    /// <param name="address">The text of the address.</param>
    /// <param name="absoluteUri">What follows it; at least a slash.</param>
    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri)
    {
        address = default;
        absoluteUri = default;
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0) return false;
        var slash = path[(scheme + 3)..].IndexOf('/');
        address = slash < 0 ? path : path[..(scheme + 3 + slash)];
        absoluteUri = slash < 0 ? "/" : path[(scheme + 3 + slash)..];
        return true;
    }
}
