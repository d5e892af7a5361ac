namespace Akka.Actor.Scheduler;

/// <summary>
/// A message on its way from the scheduler to an actor whose system checks that messages can be serialised: it says that this
/// one does not leave the process. The actor receives what is inside.
/// </summary>
public interface IScheduledTellMsg : IWrappedMessage, INoSerializationVerificationNeeded;

internal class ScheduledTellMsg(object message) : IScheduledTellMsg
{
    public object Message { get; } = message;

    public static IScheduledTellMsg Wrap(object message) => message is INotInfluenceReceiveTimeout
        ? new QuietScheduledTellMsg(message)
        : new ScheduledTellMsg(message);
}

/// <summary>Keeps what the message inside says about the receive timeout.</summary>
internal sealed class QuietScheduledTellMsg(object message) : ScheduledTellMsg(message), INotInfluenceReceiveTimeout;
