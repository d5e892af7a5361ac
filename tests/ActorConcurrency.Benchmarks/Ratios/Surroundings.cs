using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>What figures depend on besides the code. The project file pins what can be pinned.</summary>
internal sealed record Surroundings(
    string Akka, string Runtime, string System, int Processors, bool ServerGc, bool ConcurrentGc, bool TieredCompilation, bool TieredPgo)
{
    public static Surroundings Here { get; } = new(
        typeof(ActorSystem).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        Environment.ProcessorCount,
        GCSettings.IsServerGC,
        GCSettings.LatencyMode != GCLatencyMode.Batch,
        IsOn("TieredCompilation"),
        IsOn("TieredPGO"));

    public override string ToString() =>
        $"Akka.NET {Akka}; {Runtime}; {System}; {Processors} processors; GC: {(ServerGc ? "server" : "workstation")}, "
        + $"{(ConcurrentGc ? "concurrent" : "not concurrent")}; tiered compilation {OnOff(TieredCompilation)}, tiered PGO {OnOff(TieredPgo)}";

    // An environment variable goes before the project file, as in the runtime.
    private static bool IsOn(string setting) =>
        Environment.GetEnvironmentVariable($"DOTNET_{setting}") is { } value
            ? value != "0"
            : !AppContext.TryGetSwitch($"System.Runtime.{setting}", out var isOn) || isOn;

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
