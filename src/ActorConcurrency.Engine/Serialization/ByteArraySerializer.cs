using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Passes byte arrays through, uncopied. Thread-safe.</summary>
public class ByteArraySerializer : Serializer
{
    /// <summary>Creates the serializer.</summary>
    /// <param name="system">The system.</param>
    public ByteArraySerializer(ExtendedActorSystem system) : base(system) { }

    /// <summary>Never.</summary>
    public override bool IncludeManifest => false;

    /// <summary>The object itself.</summary>
    /// <param name="obj">A byte array, or null.</param>
    /// <exception cref="NotSupportedException"><paramref name="obj"/> is anything else.</exception>
    public override byte[] ToBinary(object obj) => obj switch
    {
        null => null!,
        byte[] bytes => bytes,
        _ => throw new NotSupportedException("The object to convert is not a byte array."),
    };

    /// <summary>The bytes themselves.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="type">Not used.</param>
    public override object FromBinary(byte[] bytes, Type type) => bytes;
}
