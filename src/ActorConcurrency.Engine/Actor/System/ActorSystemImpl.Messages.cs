using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    /// <summary>Publishes a message as a dead letter.</summary>
    internal void PostDeadLetter(object message, IActorRef? sender, IActorRef recipient)
    {
        var letter = message as DeadLetter ?? new DeadLetter(message, sender ?? DeadLetters, recipient);
        DeadLetters.Tell(letter, sender ?? DeadLetters);
    }

    /// <summary>Answers a system message to an actor that has stopped.</summary>
    internal void DeadLetterSystemMessage(SystemMessage message, IActorRef recipient)
    {
        if (message is Watch watch && watch.Watchee.Equals(recipient) && !watch.Watcher.Equals(recipient))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
    }

    /// <summary>A message as it would arrive in another process: <c>akka.actor.serialize-messages</c>.</summary>
    internal object SerializeAndDeserialize(object message)
    {
        var payload = message is DeadLetter letter ? letter.Message : message;
        if (WrappedMessage.Unwrap(payload) is INoSerializationVerificationNeeded || payload is INoSerializationVerificationNeeded) return message;
        var copy = Copy(payload);
        return message is DeadLetter dead ? new DeadLetter(copy, dead.Sender!, dead.Recipient) : copy;
    }

    private object Copy(object message) => Akka.Serialization.Serialization.WithTransport(this, () =>
    {
        var serializer = Serialization.FindSerializerFor(message);
        var bytes = serializer.ToBinary(message);
        return serializer is Akka.Serialization.SerializerWithStringManifest manifested
            ? Serialization.Deserialize(bytes, manifested.Identifier, manifested.Manifest(message))
            : Serialization.Deserialize(bytes, serializer.Identifier, message.GetType());
    });

    /// <summary>Checks that a recipe could be sent: <c>akka.actor.serialize-creators</c>.</summary>
    internal void VerifyCreator(Props props)
    {
        if (!_settings.SerializeAllCreators || props.Deploy.Scope is LocalScope) return;
        foreach (var argument in props.Arguments)
        {
            if (argument is not null and not INoSerializationVerificationNeeded) Copy(argument);
        }
    }
}
