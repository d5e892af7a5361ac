using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Where the messages of stopped actors go: it makes a dead letter of each. Thread-safe.</summary>
public sealed class DeadLetterMailbox : Mailbox
{
    internal DeadLetterMailbox(ActorSystem system) : base(new DeadLetterQueue(system)) { }

    private sealed class DeadLetterQueue(ActorSystem system) : IMessageQueue
    {
        public bool HasMessages => false;

        public int Count => 0;

        public void Enqueue(IActorRef receiver, Envelope envelope)
        {
            // A dead letter of a dead letter would go round for ever.
            if (envelope.Message is DeadLetter) return;
            system.DeadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender, receiver), envelope.Sender);
        }

        public bool TryDequeue(out Envelope envelope)
        {
            envelope = default;
            return false;
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters) { }
    }
}
