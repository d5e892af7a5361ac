using Akka.Actor;

namespace Akka.Serialization;

/// <summary>
/// Turns objects into bytes and back. A serializer named in a configuration has a constructor with an <see cref="ExtendedActorSystem"/>,
/// or with that and the <see cref="Configuration.Config"/> of its own settings. Implementations are thread-safe.
/// </summary>
public abstract class Serializer
{
    private readonly Lazy<int> _configuredIdentifier;

    /// <summary>The system that the objects live in.</summary>
    protected readonly ExtendedActorSystem system;

    /// <summary>Creates the serializer.</summary>
    /// <param name="system">The system that the objects live in.</param>
    protected Serializer(ExtendedActorSystem system)
    {
        this.system = system;
        _configuredIdentifier = new(() => SerializerIdentifierHelper.GetSerializerIdentifierFromConfig(GetType(), this.system));
    }

    /// <summary>
    /// The number that names the serializer next to the bytes. Default: the one under <c>akka.actor.serialization-identifiers</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The configuration has no number for this class.</exception>
    public virtual int Identifier => _configuredIdentifier.Value;

    /// <summary>Whether <see cref="FromBinary(byte[], Type)"/> needs the type.</summary>
    public abstract bool IncludeManifest { get; }

    /// <summary>Turns an object into bytes.</summary>
    /// <param name="obj">The object.</param>
    public abstract byte[] ToBinary(object obj);

    /// <summary>Turns an object into bytes; references in it get the address of the system that they are sent from.</summary>
    /// <param name="address">The address.</param>
    /// <param name="obj">The object.</param>
    public byte[] ToBinaryWithAddress(Address address, object obj) =>
        Serialization.WithTransport(new Information(address, system), () => ToBinary(obj));

    /// <summary>Turns bytes back into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="type">The object's type; may be null if <see cref="IncludeManifest"/> is false.</param>
    public abstract object FromBinary(byte[] bytes, Type type);

    /// <summary>Turns bytes back into an object.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <typeparam name="T">The object's type.</typeparam>
    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));
}
