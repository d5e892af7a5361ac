using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>A reference that is no actor: whoever tells it something runs the test's code.</summary>
internal sealed class Foreign(ActorSystem system, Action<object> onTold) : MinimalActorRef
{
    public override ActorPath Path { get; } = ((ExtendedActorSystem)system).Provider.TempPath();

    public override IActorRefProvider Provider { get; } = ((ExtendedActorSystem)system).Provider;

    protected override void TellInternal(object message, IActorRef sender) => onTold(message);
}
