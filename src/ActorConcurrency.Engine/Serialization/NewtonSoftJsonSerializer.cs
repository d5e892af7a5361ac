using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using System.Text.Json;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization.Json;

namespace Akka.Serialization;

/// <summary>
/// The default serializer for objects: JSON that keeps every object's type. The class has the name of its counterpart in Akka.NET, so
/// that configurations fit both; it works on <see cref="System.Text.Json"/>, and the bytes of the two do not mix. Thread-safe.
/// </summary>
/// <remarks>
/// Objects travel as their fields, private ones included, so a record of any shape comes back equal, without a call to its constructor.
/// Collections travel as their elements, and lose a comparer. References to actors, paths and other <see cref="Util.ISurrogated"/> objects
/// travel as their surrogates. Exceptions travel with type, message, inner exceptions and the text of their stack. Delegates, tasks, streams
/// and other handles to the process are refused. Two references to one object become two objects, and an object that refers back to itself
/// is refused. The bytes name the types to create, so read only bytes that you trust.
/// </remarks>
[RequiresUnreferencedCode(SerializerLoader.Reason)]
[RequiresDynamicCode(SerializerLoader.Reason)]
public class NewtonSoftJsonSerializer : Serializer
{
    /// <summary>Creates the serializer.</summary>
    /// <param name="system">The system that references belong to.</param>
    public NewtonSoftJsonSerializer(ExtendedActorSystem system) : base(system) { }

    /// <summary>Creates the serializer.</summary>
    /// <param name="system">The system that references belong to.</param>
    /// <param name="config">Settings; there are none as yet.</param>
    public NewtonSoftJsonSerializer(ExtendedActorSystem system, Config config) : base(system) { }

    /// <summary>Never: the bytes name the type.</summary>
    public override bool IncludeManifest => false;

    /// <summary>Turns an object into UTF-8 JSON.</summary>
    /// <param name="obj">The object; may be null.</param>
    /// <exception cref="SerializationException">It holds something that cannot travel.</exception>
    public override byte[] ToBinary(object obj)
    {
        try
        {
            return JsonObjectWriter.Write(obj, system);
        }
        catch (Exception fault) when (fault is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw new SerializationException($"Cannot serialize an object of type [{obj?.GetType()}]: {fault.Message}", fault);
        }
    }

    /// <summary>Turns UTF-8 JSON back into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="type">The type to assume where the bytes name none; may be null.</param>
    /// <exception cref="SerializationException">The bytes are no such JSON, or name a type that is not there.</exception>
    public override object FromBinary(byte[] bytes, Type type)
    {
        try
        {
            return JsonObjectReader.Read(bytes, type ?? typeof(object), system)!;
        }
        catch (Exception fault) when (
            fault is JsonException or InvalidOperationException or ArgumentException or FormatException or TypeLoadException or IOException)
        {
            throw new SerializationException($"Cannot deserialize an object of type [{type}]: {fault.Message}", fault);
        }
    }
}
