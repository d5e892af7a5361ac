using Akka.Actor;
using Akka.Annotations;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>Looks up the numbers of serializers.</summary>
[InternalApi]
public static class SerializerIdentifierHelper
{
    private const string Path = "akka.actor.serialization-identifiers";

    /// <summary>The number that the configuration gives a serializer's class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="system">The system with the configuration.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static int GetSerializerIdentifierFromConfig(Type type, ExtendedActorSystem system)
    {
        var identifiers = system.Settings.Config.GetConfig(Path);
        foreach (var (name, value) in identifiers?.AsEnumerable() ?? [])
        {
            if (Names(type).Contains(WithoutBlanks(name)))
                return value.GetInt();
        }

        throw new ArgumentException($"Couldn't find serializer id for [{type}] under [{Path}] HOCON path", nameof(type));
    }

    // The engine's own classes go by the documented assembly name too.
    private static IEnumerable<string> Names(Type type)
    {
        yield return WithoutBlanks(type.TypeQualifiedName());
        if (type.Assembly == typeof(Serializer).Assembly)
        {
            yield return $"{type.FullName},Akka";
            yield return type.FullName!;
        }
    }

    private static string WithoutBlanks(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
