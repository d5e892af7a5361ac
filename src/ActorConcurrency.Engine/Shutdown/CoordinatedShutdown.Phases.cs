using System.Collections.Immutable;
using Akka.Configuration;

namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    /// <summary>The first phase, for the application.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>No new connections are taken.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Requests in progress are waited for.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>What is left is closed.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>For the application, before a cluster is left.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Shards are handed over.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>The cluster is told.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Singletons are handed over.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>The cluster knows.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>The cluster is shut down.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>For the application, before the actors stop.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The last phase: all actors stop.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    /// <summary>The phases of HOCON.</summary>
    internal static Dictionary<string, Phase> PhasesFromConfig(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5));
        var phases = new Dictionary<string, Phase>();
        if (config.GetConfig("phases") is not { } section) return phases;
        foreach (var (name, _) in section.AsEnumerable())
        {
            var phase = section.GetConfig(name) ?? Config.Empty;
            phases.Add(name, new Phase(
                phase.GetStringList("depends-on", []).ToImmutableHashSet(),
                phase.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
                phase.GetBoolean("recover", true),
                phase.GetBoolean("enabled", true)));
        }

        return phases;
    }

    /// <summary>The phases in an order in which each comes after those that it depends on.</summary>
    /// <exception cref="ArgumentException">Phases depend on each other in a circle.</exception>
    internal static List<string> TopologicalSort(Dictionary<string, Phase> phases)
    {
        var ordered = new List<string>();
        var done = new HashSet<string>();
        var open = new HashSet<string>();
        foreach (var phase in phases.Keys) Visit(phase);
        return ordered;

        void Visit(string phase)
        {
            if (done.Contains(phase)) return;
            if (!open.Add(phase))
                throw new ArgumentException($"Cycle detected in graph of phases. It must be a DAG. Phase [{phase}] depends transitively on itself. All dependencies: {string.Join("; ", phases)}", nameof(phases));
            if (phases.TryGetValue(phase, out var known))
            {
                foreach (var before in known.DependsOn.Order(StringComparer.Ordinal)) Visit(before);
            }

            open.Remove(phase);
            done.Add(phase);
            ordered.Add(phase);
        }
    }
}
