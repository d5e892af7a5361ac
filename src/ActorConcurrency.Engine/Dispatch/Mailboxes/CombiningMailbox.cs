using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>The default mailbox on a <see cref="CombiningDispatcher"/>: who finds it idle may run it with the message in hand.</summary>
internal sealed class CombiningMailbox(CombiningDispatcher dispatcher) : DefaultMailbox
{
    internal override void Post(object message, IActorRef? sender)
    {
        if (!IsIdle || !dispatcher.TryRunHere(this, message, sender)) base.Post(message, sender);
    }
}
