using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>The serializers of a node, without the node.</summary>
public sealed class WireNode : IDisposable
{
    public WireNode() => System = ActorSystem.Create(
        "wire",
        ConfigurationFactory.ParseString("akka { actor.provider = local, coordinated-shutdown.exit-clr = off, loglevel = OFF, stdout-loglevel = OFF }").WithFallback(ClusterDefaults.Config));

    public ActorSystem System { get; }

    public Serializer For(object message) => System.Serialization.FindSerializerFor(message);

    public byte[] Write(object message) => For(message).ToBinary(message);

    public string ManifestOf(object message) => Serialization.ManifestFor(For(message), message);

    public object Read(byte[] bytes, string manifest) => System.Serialization.Deserialize(bytes, 1170, manifest);

    public void Dispose() => System.Terminate().Wait();
}
