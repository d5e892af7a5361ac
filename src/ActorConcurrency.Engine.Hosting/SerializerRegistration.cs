using System.Collections.Immutable;
using Akka.Actor;
using Akka.Serialization;

namespace Akka.Hosting;

/// <summary>A serializer and the types bound to it.</summary>
internal sealed record SerializerRegistration(
    string Identifier, ImmutableHashSet<Type> BoundTypes, Func<ExtendedActorSystem, Serializer> Factory)
{
    public static SerializationSetup ToSetup(IReadOnlyCollection<SerializerRegistration> registrations) =>
        SerializationSetup.Create(system => registrations
            .Select(registration => SerializerDetails.Create(registration.Identifier, registration.Factory(system), registration.BoundTypes))
            .ToImmutableHashSet());
}
