using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Holds an actor's user messages. Enqueued by any thread, dequeued by one at a time.</summary>
public interface IMessageQueue
{
    /// <summary>Whether a message waits. Any thread.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait; an estimate while others enqueue. Any thread.</summary>
    int Count { get; }

    /// <summary>Appends a message. Any thread.</summary>
    /// <param name="receiver">Whose queue this is.</param>
    /// <param name="envelope">The message and its sender.</param>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message. One thread at a time.</summary>
    /// <param name="envelope">The message and its sender.</param>
    bool TryDequeue(out Envelope envelope);

    /// <summary>Passes what is left on. Called when the actor has stopped.</summary>
    /// <param name="owner">Whose queue this was.</param>
    /// <param name="deadletters">Where to pass it.</param>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
