namespace Akka.Hosting.Configuration;

/// <summary>Takes HOCON paths apart.</summary>
internal static class HoconPath
{
    /// <summary>Splits a path at its dots; dots between quotes stay, the quotes go.</summary>
    public static IEnumerable<string> Split(string path)
    {
        var start = 0;
        var quoted = false;
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '"') quoted = !quoted;
            if (path[at] != '.' || quoted) continue;
            yield return Unquoted(path[start..at]);
            start = at + 1;
        }

        yield return Unquoted(path[start..]);
    }

    private static string Unquoted(string part) => part.Trim().Trim('"');
}
