using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Util.Reflection;

namespace Akka.Serialization;

/// <summary>Makes the serializers that a system's configuration and setup name.</summary>
[RequiresUnreferencedCode(Reason)]
[RequiresDynamicCode(Reason)]
internal static class SerializerLoader
{
    public const string Reason = "Serializers and message classes are found by name, and the default serializer works by reflection.";

    /// <summary>
    /// The engine's own serializers come first, then those of the configuration, then those of the setup: a later one with the same name
    /// or number takes the place of an earlier one.
    /// </summary>
    public static SerializerRegistry Load(ExtendedActorSystem system)
    {
        var log = Logging.GetLogger(system, typeof(Serialization).Name);
        var registry = new SerializerRegistry(log, system.Settings.LogSerializerOverrideOnStart);
        var config = system.Settings.Config;
        var setup = system.Settings.Setup.Get<SerializationSetup>();
        var fromSetup = setup.HasValue ? setup.Value.CreateSerializers(system) : [];

        var named = Entries(config, "akka.actor.serializers")
            .Select(entry => (entry.Key, entry.Value, Type: FindType(entry.Value)))
            .Where(entry => fromSetup.All(details => details.Alias != entry.Key))
            .OrderBy(entry => entry.Type?.Assembly == typeof(Serialization).Assembly ? 0 : 1);
        foreach (var (name, typeName, type) in named)
        {
            if (type is not null)
                registry.Add(name, Create(type, system, config.GetConfig("akka.actor.serialization-settings." + name)));
            else
                log.Warning("The type name for serializer '{0}' did not resolve to an actual Type: '{1}'", name, typeName);
        }

        foreach (var details in fromSetup)
            registry.Add(details.Alias, details.Serializer);
        Bind(registry, config, log);
        foreach (var (details, type) in fromSetup.SelectMany(details => details.UseFor.Select(type => (details, type))))
            registry.Bind(type, details.Serializer);
        return registry;
    }

    /// <summary>The type of a name as configurations have it, or null.</summary>
    public static Type? FindType(string name) => TypeCache.GetType(name);

    private static void Bind(SerializerRegistry registry, Config config, ILoggingAdapter log)
    {
        foreach (var (typeName, serializerName) in Entries(config, "akka.actor.serialization-bindings"))
        {
            if (FindType(typeName) is not { } type)
            {
                log.Warning("The type name for message/serializer binding '{0}' did not resolve to an actual Type: '{1}'",
                    serializerName, typeName);
            }
            else if (registry.FindByName(serializerName) is not { } serializer)
            {
                log.Warning("Serialization binding to non existing serializer: '{0}'", serializerName);
            }
            else
            {
                registry.Bind(type, serializer);
            }
        }
    }

    private static Serializer Create(Type type, ExtendedActorSystem system, Config? settings)
    {
        if (settings is not null && type.GetConstructor([typeof(ExtendedActorSystem), typeof(Config)]) is { } withSettings)
            return (Serializer)withSettings.Invoke([system, settings]);
        return (Serializer)Activator.CreateInstance(type, system)!;
    }

    private static IEnumerable<KeyValuePair<string, string>> Entries(Config config, string path) =>
        config.GetConfig(path)?.AsEnumerable().Select(entry => KeyValuePair.Create(entry.Key, entry.Value.GetString() ?? "")) ?? [];
}
