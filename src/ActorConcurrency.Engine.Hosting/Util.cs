using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Helpers on <see cref="Config"/>.</summary>
public static class Util
{
    /// <summary>Puts a configuration below a path, so that key <c>a</c> becomes <c>path.a</c>.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="path">The path; parts are separated by dots, a part in quotes keeps its dots.</param>
    /// <returns>The moved configuration.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static Config MoveTo(this Config config, string path)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var moved = Configuration.HoconPath.Split(path).Reverse().Aggregate(config.Root, (root, key) => root.AtKey(key).Root).ToConfig();
        return config.Fallback is { IsEmpty: false } fallback ? moved.WithFallback(fallback.MoveTo(path)) : moved;
    }
}
