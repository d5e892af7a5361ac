using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace ActorConcurrency;

/// <summary>
/// Stands where Akka.NET has Newtonsoft.Json, for every type that has no other serializer, and refuses: nothing is written because a type happens to
/// be serializable, and nothing is read that names the type it wants to become. Thread-safe.
/// </summary>
/// <remarks>
/// It takes the name and the number of Akka.NET's serializer, not only the binding: what is read is chosen by the number that stands on it. It
/// has manifests of text, because Akka.NET looks up a type by the manifest for any other kind of serializer, before that is asked.
/// </remarks>
internal sealed class UnboundSerializer : SerializerWithStringManifest
{
    private const string Remedy =
        "bind the type to a serializer in akka.actor.serialization-bindings, on all nodes. Only where everybody is trusted who can reach a node's port or write to its "
        + "database: set akka.actor.serializers.json to \"Akka.Serialization.NewtonSoftJsonSerializer, Akka\" again";

    public UnboundSerializer(ExtendedActorSystem system) : base(system) { }

    /// <param name="system">The system.</param>
    /// <param name="settings">What is set for Newtonsoft.Json: it has no meaning here.</param>
    public UnboundSerializer(ExtendedActorSystem system, Config settings) : this(system) => _ = settings;

    /// <inheritdoc/>
    public override string Manifest(object o) => throw Unbound(o);

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => throw Unbound(obj);

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => throw new SerializationException(
        $"Refused to read {bytes.Length:N0} bytes with Newtonsoft.Json, as '{WireLimits.Shown(manifest)}': on a node with clustered recipes it is off. If it is a message of yours, {Remedy}.");

    private static SerializationException Unbound(object value) => new(
        $"{value.GetType()} has no serializer: on a node with clustered recipes Newtonsoft.Json, Akka.NET's default for every object, is off. Instead, {Remedy}.");
}
