using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>
/// Publishes a debug event about every unhandled message; subscribed if <c>akka.actor.debug.unhandled</c> is on. Runs on the thread of
/// whoever publishes the message. Thread-safe.
/// </summary>
internal sealed class UnhandledMessageForwarder : MinimalActorRef
{
    private readonly LoggingBus _bus;
    private readonly ActorSystemImpl _system;

    public UnhandledMessageForwarder(LoggingBus bus, ActorSystemImpl system)
    {
        _bus = bus;
        _system = system;
        Path = system.Provider.RootPath / "system" / nameof(UnhandledMessageForwarder);
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _system.Provider;

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is not UnhandledMessage unhandled)
            return;

        var from = unhandled.Sender is { } origin ? origin.Path.ToString() : "NoSender";
        _bus.Publish(new Debug(
            unhandled.Recipient.Path.ToString(),
            unhandled.Recipient.GetType(),
            $"Unhandled message from {from} : {unhandled.Message}"));
    }
}
