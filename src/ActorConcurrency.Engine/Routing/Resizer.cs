using Akka.Configuration;

namespace Akka.Routing;

/// <summary>Changes the number of routees of a pool. Thread-safe: every sender asks it.</summary>
public abstract class Resizer
{
    /// <summary>The resizer of a router's section in a configuration, or null if it has none that is enabled.</summary>
    /// <param name="parentConfig">The section.</param>
    public static Resizer? FromConfig(Config parentConfig)
    {
        var config = parentConfig.GetConfig("resizer");
        return config is not null && !config.IsNullOrEmpty() && config.GetBoolean("enabled") ? DefaultResizer.FromConfig(config) : null;
    }

    /// <summary>Whether to look at the number of routees now. Asked before the first message, with zero, and with every message.</summary>
    /// <param name="messageCounter">How many messages there were.</param>
    public abstract bool IsTimeForResize(long messageCounter);

    /// <summary>How many routees to add, or, if negative, to remove.</summary>
    /// <param name="currentRoutees">The routees.</param>
    public abstract int Resize(IEnumerable<Routee> currentRoutees);
}
