using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>
/// The serialisation of an actor system: which serializer is for which class, by configuration
/// (<c>akka.actor.serializers</c>, <c>.serialization-bindings</c>), by <see cref="SerializationSetup"/> or by code. Thread-safe. Serializers
/// are created at the first use, so a system that serialises nothing pays nothing.
/// </summary>
/// <remarks>
/// The default serializer for objects works by reflection. In a trimmed or natively compiled application, bind serializers of your own to
/// the messages that are serialised.
/// </remarks>
public partial class Serialization
{
    private readonly Lazy<SerializerRegistry> _registry;
    private readonly NullSerializer _nullSerializer;

    /// <summary>Creates the serialisation.</summary>
    /// <param name="system">The system.</param>
    public Serialization(ExtendedActorSystem system)
    {
        System = system;
        _nullSerializer = new NullSerializer(system);
        _registry = new(LoadSerializers);
    }

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Registers a serializer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="serializer">The serializer. It replaces one with the same name or number, with a warning in the log.</param>
    public void AddSerializer(string name, Serializer serializer) => _registry.Value.Add(name, serializer);

    /// <summary>Registers no serializer: it has no name.</summary>
    /// <param name="serializer">Not used.</param>
    [Obsolete("No longer supported. Use the AddSerializer(name, serializer) overload instead.", true)]
    public void AddSerializer(Serializer serializer) => throw new NotSupportedException();

    /// <summary>Says which serializer is for a class or interface.</summary>
    /// <param name="type">The class or interface.</param>
    /// <param name="serializer">The serializer.</param>
    public void AddSerializationMap(Type type, Serializer serializer) => _registry.Value.Bind(type, serializer);

    /// <summary>Turns an object into bytes.</summary>
    /// <param name="o">The object.</param>
    /// <exception cref="SerializationException">It cannot be done.</exception>
    public byte[] Serialize(object o) => WithTransport(System, (Self: this, o), static s => s.Self.FindSerializerFor(s.o).ToBinary(s.o));

    /// <summary>Turns bytes back into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="serializerId">The number of the serializer that made them.</param>
    /// <param name="type">The object's type.</param>
    /// <exception cref="SerializationException">There is no such serializer, or it fails.</exception>
    public object Deserialize(byte[] bytes, int serializerId, Type? type)
    {
        var serializer = GetSerializerById(serializerId) ?? throw UnknownSerializer(serializerId, $"class [{type?.Name}]");
        return WithTransport(System, (serializer, bytes, type), static s => s.serializer.FromBinary(s.bytes, s.type!));
    }

    /// <summary>Turns bytes back into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="serializerId">The number of the serializer that made them.</param>
    /// <param name="manifest">What <see cref="ManifestFor"/> gave for the object.</param>
    /// <exception cref="SerializationException">There is no such serializer or class, or the serializer fails.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        var serializer = GetSerializerById(serializerId) ?? throw UnknownSerializer(serializerId, $"manifest [{manifest}]");
        if (serializer is SerializerWithStringManifest withManifest)
            return WithTransport(System, (withManifest, bytes, manifest), static s => s.withManifest.FromBinary(s.bytes, s.manifest));

        return Deserialize(bytes, serializerId, string.IsNullOrEmpty(manifest) ? null : FindManifestClass(manifest, serializerId));
    }

    /// <summary>The serializer for an object.</summary>
    /// <param name="obj">The object; for <c>null</c> there is one too.</param>
    /// <param name="defaultSerializerName">The name of the serializer to take if the object's class has no binding but the general one.</param>
    /// <exception cref="SerializationException">There is none.</exception>
    public Serializer FindSerializerFor(object? obj, string? defaultSerializerName = null) =>
        obj is null ? _nullSerializer : FindSerializerForType(obj.GetType(), defaultSerializerName);

    /// <summary>The serializer for a class: that of the most special class or interface with a binding.</summary>
    /// <param name="objectType">The class.</param>
    /// <param name="defaultSerializerName">The name of the serializer to take if the class has no binding but the general one.</param>
    /// <exception cref="SerializationException">There is none.</exception>
    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null)
    {
        ArgumentNullException.ThrowIfNull(objectType);
        return _registry.Value.Find(objectType, defaultSerializerName)
            ?? throw new SerializationException($"Serializer not found for type {objectType.Name}");
    }

    /// <summary>The text that a serializer needs next to the bytes of an object; empty if it needs none.</summary>
    /// <param name="s">The serializer.</param>
    /// <param name="msg">The object.</param>
    public static string ManifestFor(Serializer s, object msg)
    {
        if (s is SerializerWithStringManifest withManifest)
            return withManifest.Manifest(msg);
        return s.IncludeManifest ? msg.GetType().TypeQualifiedName() : "";
    }

    /// <summary>The serializer with a number, or null.</summary>
    internal Serializer? GetSerializerById(int serializerId) =>
        serializerId == _nullSerializer.Identifier ? _nullSerializer : _registry.Value.FindById(serializerId);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification =
        "Runs only when something is serialised. Classes named in a configuration are the application's to keep; the class remarks say so.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification =
        "Runs only when something is serialised; bindings of the application's own take the place of the reflective default.")]
    private SerializerRegistry LoadSerializers() => SerializerLoader.Load(System);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification =
        "The name was made from a live type by a serializer that asks for manifests; keeping that type is the application's part.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification =
        "The name was made from a live type, so nothing has to be built at run time.")]
    private static Type FindManifestClass(string manifest, int serializerId)
    {
        try
        {
            return SerializerLoader.FindType(manifest) ?? throw new TypeLoadException();
        }
        catch (Exception fault)
        {
            throw new SerializationException($"Cannot find manifest class [{manifest}] for serializer with id [{serializerId}].", fault);
        }
    }

    private static SerializationException UnknownSerializer(int id, string subject)
    {
        var hint = id is > 0 and <= 100
            ? $"Could not find any internal Akka.NET serializer with Id [{id}]."
            : $"Serializer Id [{id}] is not one of the internal Akka.NET serializer. Please contact your plugin provider for more information.";
        return new SerializationException(
            $"Cannot find serializer with id [{id}] ({subject}). The most probable reason is that the configuration entry "
            + $"'akka.actor.serializers' is not in sync between the two systems. {hint}");
    }
}
