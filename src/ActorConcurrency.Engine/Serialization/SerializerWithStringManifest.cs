using Akka.Actor;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>A serializer that names types by short texts of its own, so that classes can be renamed. Implementations are thread-safe.</summary>
public abstract class SerializerWithStringManifest : Serializer
{
    /// <summary>Creates the serializer.</summary>
    /// <param name="system">The system that the objects live in.</param>
    protected SerializerWithStringManifest(ExtendedActorSystem system) : base(system) { }

    /// <summary>Always true.</summary>
    public sealed override bool IncludeManifest => true;

    /// <summary>Turns bytes back into an object, with the type's qualified name as the manifest.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="type">The object's type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public sealed override object FromBinary(byte[] bytes, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return FromBinary(bytes, type.TypeQualifiedName());
    }

    /// <summary>Turns bytes back into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="manifest">What <see cref="Manifest"/> gave for the object.</param>
    public abstract object FromBinary(byte[] bytes, string manifest);

    /// <summary>The text that names an object's type next to its bytes.</summary>
    /// <param name="o">The object.</param>
    public abstract string Manifest(object o);
}
