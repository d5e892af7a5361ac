using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Turns <c>null</c> into no bytes. Thread-safe.</summary>
public class NullSerializer : Serializer
{
    /// <summary>Creates the serializer.</summary>
    /// <param name="system">The system.</param>
    public NullSerializer(ExtendedActorSystem system) : base(system) { }

    /// <summary>Zero.</summary>
    public override int Identifier => 0;

    /// <summary>Never.</summary>
    public override bool IncludeManifest => false;

    /// <summary>No bytes, whatever the object.</summary>
    /// <param name="obj">Not used.</param>
    public override byte[] ToBinary(object obj) => [];

    /// <summary>Null, whatever the bytes.</summary>
    /// <param name="bytes">Not used.</param>
    /// <param name="type">Not used.</param>
    public override object FromBinary(byte[] bytes, Type type) => null!;
}
