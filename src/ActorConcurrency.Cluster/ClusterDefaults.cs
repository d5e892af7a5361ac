using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using Akka.DistributedData;
using Akka.Serialization;

namespace ActorConcurrency;

/// <summary>What a node needs in its configuration before its actor system starts. Thread-safe.</summary>
internal static class ClusterDefaults
{
    private static readonly Lazy<Config> All = new(Read);

    /// <summary>
    /// hocon/cluster.conf, and below it what Akka.NET's sharding is made of. These would add themselves when sharding starts, but a system reads its
    /// serializers once, before: then it can neither read nor write the messages between the regions.
    /// </summary>
    public static Config Config => All.Value;

    /// <summary>Checks that a system was started with them.</summary>
    /// <exception cref="ConfigurationException">It was not; the message names the remedy.</exception>
    public static void RequireIn(ActorSystem system)
    {
        foreach (var type in (ReadOnlySpan<Type>)[typeof(ToEntity), typeof(IClusterShardingSerializable), typeof(IReplicatorMessage)])
        {
            if (system.Serialization.FindSerializerForType(type) is not (UnboundSerializer or NewtonSoftJsonSerializer)) continue;
            throw new ConfigurationException(
                $"{type.Name} has no serializer in the actor system '{system.Name}': it was started without what a node with clustered recipes needs. Use WithClusterStore.");
        }
    }

    private static Config Read()
    {
        using var stream = typeof(ClusterDefaults).Assembly.GetManifestResourceStream("ActorConcurrency.cluster.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd())
            .WithFallback(ClusterSharding.DefaultConfig())
            .WithFallback(ClusterSingleton.DefaultConfig())
            .WithFallback(DistributedData.DefaultConfig());
    }
}
