using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A message on its way through a priority mailbox: first in the senders' stack, then in the consumer's order.</summary>
internal sealed class PriorityEntry(Envelope envelope)
{
    public readonly Envelope Envelope = envelope;
    public PriorityEntry? Next;
}
