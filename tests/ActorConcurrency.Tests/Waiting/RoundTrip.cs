using Akka.Actor;
using Akka.Serialization;

namespace ActorConcurrency.Tests;

/// <summary>Sends messages through Akka's serialiser.</summary>
public static class RoundTrip
{
    /// <summary>
    /// Every message must come back equal, as the same type; and no record of the protocol may be missing, but for those that say themselves that
    /// they stay in their process.
    /// </summary>
    public static void Holds(ActorSystem system, Type protocol, params object[] messages)
    {
        foreach (var message in messages)
        {
            var back = Through(system, message);
            Assert.NotSame(message, back);
            Assert.Equal(message, back);
        }

        var records = protocol.GetNestedTypes().Where(type => type.IsClass && !typeof(INoSerializationVerificationNeeded).IsAssignableFrom(type)).Select(type => type.Name);
        Assert.Equal(records.Order(), messages.Select(message => message.GetType().Name).Distinct().Order());
    }

    private static object Through(ActorSystem system, object message)
    {
        var serializer = system.Serialization.FindSerializerFor(message);
        var manifest = Serialization.ManifestFor(serializer, message);
        return system.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, manifest);
    }
}
