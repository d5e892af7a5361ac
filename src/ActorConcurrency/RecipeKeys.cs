using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency;

/// <summary>What may stand in the block <c>actor-concurrency</c>: the keys of its defaults, and nothing else. A misspelt key would set nothing, in silence.</summary>
internal static class RecipeKeys
{
    private const string Root = "actor-concurrency";

    // Akka.NET's blocks, with whatever keys their types take.
    private static readonly string[] Free = [$"{Root}.dispatcher", $"{Root}.higher-first-mailbox"];

    /// <summary>Checks a system's configuration against the defaults.</summary>
    /// <exception cref="ConfigurationException">A key is unknown, or a block is none; the message names it, and what may have been meant.</exception>
    public static void Check(Config config, Config defaults)
    {
        if (config.HasPath(Root)) Check(Root, config.GetValue(Root), defaults.GetValue(Root));
    }

    private static void Check(string path, HoconValue value, HoconValue known)
    {
        if (Free.Contains(path)) return;
        if (!value.IsObject()) throw new ConfigurationException($"{path} must be a block of keys, but is '{value.GetString()}'.");
        var (items, knownItems) = (value.GetObject().Items, known.GetObject().Items);
        foreach (var (key, inner) in items)
            if (!knownItems.TryGetValue(key, out var knownInner)) throw Unknown(path, key, knownItems.Keys);
            else if (knownInner.IsObject()) Check($"{path}.{key}", inner, knownInner);
    }

    private static ConfigurationException Unknown(string path, string key, IEnumerable<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(key, candidate))!;
        var guess = IsNear(key, nearest) ? $" Did you mean {path}.{nearest}?" : "";
        return new($"{path}.{key} is unknown.{guess} Known there: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    // At least a third of the letters is where it should be.
    private static bool IsNear(string key, string known) => 3 * Distance(key, known) <= 2 * Math.Max(key.Length, known.Length);

    // Levenshtein's: how many letters to add, to take away or to change.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var at = 1; at <= from.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var column = 1; column <= to.Length; column++)
                (diagonal, row[column]) = (row[column], Math.Min(
                    Math.Min(row[column], row[column - 1]) + 1,
                    diagonal + (from[at - 1] == to[column - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
