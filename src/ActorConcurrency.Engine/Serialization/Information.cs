using Akka.Actor;
using Akka.Annotations;

namespace Akka.Serialization;

/// <summary>What references that are being serialised need to know: the address and the system that they are sent from. Immutable.</summary>
[InternalApi]
public sealed class Information : IEquatable<Information>
{
    /// <summary>Creates the information.</summary>
    /// <param name="address">The address.</param>
    /// <param name="system">The system.</param>
    public Information(Address address, ActorSystem system)
    {
        Address = address;
        System = system;
    }

    /// <summary>The address.</summary>
    public Address Address { get; }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <inheritdoc/>
    public bool Equals(Information? other) =>
        other is not null && (ReferenceEquals(this, other) || (Equals(Address, other.Address) && Equals(System, other.System)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Information);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address, System);

    /// <summary>Whether both hold the same address and system.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Information? left, Information? right) => Equals(left, right);

    /// <summary>Whether the two differ in address or system.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Information? left, Information? right) => !Equals(left, right);
}
