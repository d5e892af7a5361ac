using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>How added HOCON relates to what is there.</summary>
public enum HoconAddMode
{
    /// <summary>What is there wins; the added HOCON fills the gaps.</summary>
    Append = 0,

    /// <summary>The added HOCON wins; what is there fills the gaps.</summary>
    Prepend = 1,

    /// <summary>The added HOCON wins. As on Akka.NET 1.5, keys that it does not name keep their values.</summary>
    Replace = 2
}

/// <summary>Combines two pieces of HOCON.</summary>
/// <param name="currentConfig">What is there.</param>
/// <param name="configToAdd">What is added.</param>
/// <returns>Both together.</returns>
public delegate Config HoconConfigurator(Config currentConfig, Config configToAdd);

internal static class HoconAddModes
{
    public static HoconConfigurator ToConfigurator(this HoconAddMode mode) => mode switch
    {
        HoconAddMode.Append => (current, added) => current.WithFallback(added),
        HoconAddMode.Prepend or HoconAddMode.Replace => (current, added) => added.WithFallback(current),
        _ => throw new ArgumentOutOfRangeException(
            nameof(mode), mode, $"Valid modes: {string.Join(", ", Enum.GetNames<HoconAddMode>())}.")
    };
}
