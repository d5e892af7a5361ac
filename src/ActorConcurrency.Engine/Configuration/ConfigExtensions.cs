using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration;

/// <summary>Handles configurations that may be missing.</summary>
public static class ConfigExtensions
{
    /// <summary>Whether there is no configuration, or nothing in it.</summary>
    /// <param name="config">May be <c>null</c>.</param>
    public static bool IsNullOrEmpty([NotNullWhen(false)] this Config? config) => config is null || config.IsEmpty;

    /// <summary>As <see cref="Config.WithFallback"/>, for configurations that may be missing or the same.</summary>
    /// <param name="config">Wins. May be <c>null</c>.</param>
    /// <param name="fallback">Answers what the other one does not. May be <c>null</c>.</param>
    /// <returns>The one that is there, or both together.</returns>
    [return: NotNullIfNotNull(nameof(config)), NotNullIfNotNull(nameof(fallback))]
    public static Config? SafeWithFallback(this Config? config, Config? fallback)
    {
        if (config.IsNullOrEmpty())
            return fallback ?? config;

        return fallback.IsNullOrEmpty() || ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback);
    }
}
