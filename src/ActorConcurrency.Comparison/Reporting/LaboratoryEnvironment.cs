using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Where a comparison runs: what one must know to compare two reports.</summary>
internal static class LaboratoryEnvironment
{
    /// <summary>The name of the fact that tells how many processors there are.</summary>
    public const string Processors = "Processors";

    public static ImmutableArray<Fact> Describe() =>
    [
        new("ActorConcurrency", VersionOf(typeof(LaboratoryEnvironment).Assembly)),
        new("Akka.NET", VersionOf(typeof(ActorSystem).Assembly)),
        new("Runtime", RuntimeInformation.FrameworkDescription),
        new("Operating system", RuntimeInformation.OSDescription),
        new("Architecture", RuntimeInformation.ProcessArchitecture.ToString()),
        new(Processors, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        new("Garbage collector", GCSettings.IsServerGC ? "server" : "workstation"),
        new("Build", Configuration()),
    ];

    private static string Configuration() =>
        typeof(LaboratoryEnvironment).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "unknown";

    private static string VersionOf(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return version.Split('+')[0];
    }
}
