using Akka.Actor.Setup;

namespace Akka.Hosting;

/// <summary>Options of a plug-in that become HOCON.</summary>
public interface IHoconOption
{
    /// <summary>The HOCON path that the options configure.</summary>
    string ConfigPath { get; }

    /// <summary>The class that implements the plug-in.</summary>
    Type Class { get; }

    /// <summary>Writes the options into a builder.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="setup">A setup that belongs to the plug-in, if any.</param>
    void Apply(AkkaConfigurationBuilder builder, Setup? setup = null);
}
