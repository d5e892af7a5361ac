using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>
/// Serializers given in code when a system is created. They take precedence over those of the configuration. Immutable.
/// </summary>
public sealed class SerializationSetup : Actor.Setup.Setup
{
    internal SerializationSetup(Func<ExtendedActorSystem, ImmutableHashSet<SerializerDetails>> createSerializers) =>
        CreateSerializers = createSerializers;

    /// <summary>Makes the serializers; called once, before the first use of serialisation.</summary>
    public Func<ExtendedActorSystem, ImmutableHashSet<SerializerDetails>> CreateSerializers { get; }

    /// <summary>Creates the setup.</summary>
    /// <param name="createSerializers">Makes the serializers.</param>
    public static SerializationSetup Create(Func<ExtendedActorSystem, ImmutableHashSet<SerializerDetails>> createSerializers) =>
        new(createSerializers);
}

/// <summary>One serializer given in code, with what it is for. Immutable.</summary>
public sealed class SerializerDetails
{
    internal SerializerDetails(string alias, Serializer serializer, ImmutableHashSet<Type> useFor)
    {
        Alias = alias;
        Serializer = serializer;
        UseFor = useFor;
    }

    /// <summary>The name by which bindings in the configuration may refer to the serializer.</summary>
    public string Alias { get; }

    /// <summary>The serializer.</summary>
    public Serializer Serializer { get; }

    /// <summary>The classes and interfaces that it is for.</summary>
    public ImmutableHashSet<Type> UseFor { get; }

    /// <summary>Creates the details.</summary>
    /// <param name="alias">The name by which bindings in the configuration may refer to the serializer.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="useFor">The classes and interfaces that it is for.</param>
    public static SerializerDetails Create(string alias, Serializer serializer, ImmutableHashSet<Type> useFor) =>
        new(alias, serializer, useFor);
}
