namespace Akka.Actor.Scheduler;

/// <summary>
/// A message from a scheduler that does not leave the process, around the one that the actor is to receive. This engine's own
/// scheduler needs none: it hands its messages over as they are.
/// </summary>
public interface IScheduledTellMsg : IWrappedMessage, INoSerializationVerificationNeeded;
