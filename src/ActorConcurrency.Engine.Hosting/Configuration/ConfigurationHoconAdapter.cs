using Akka.Configuration;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting.Configuration;

/// <summary>Reads an <see cref="IConfiguration"/> as HOCON.</summary>
public static class ConfigurationHoconAdapter
{
    /// <summary>
    /// Converts a configuration. In keys <c>_</c> becomes <c>-</c>, and dots outside quotes separate parts. An object whose
    /// keys are all integers becomes an array in the order of its keys. Entries without a value are left out.
    /// </summary>
    /// <param name="config">The configuration; a section keeps its own key, so that section <c>akka</c> becomes <c>akka { … }</c>.</param>
    /// <param name="normalizeKeys"><c>true</c> (default) makes keys lower case; <c>false</c> keeps their case.</param>
    /// <returns>The HOCON; empty if there are no values.</returns>
    public static Config ToHocon(this IConfiguration config, bool normalizeKeys = true)
    {
        ArgumentNullException.ThrowIfNull(config);
        var root = new HoconNode();
        if (config is IConfigurationSection section) root.Add(section, normalizeKeys);
        else root.AddChildren(config, normalizeKeys);
        return root.IsEmpty ? Config.Empty : ConfigurationFactory.ParseString(root.ToHocon());
    }
}
