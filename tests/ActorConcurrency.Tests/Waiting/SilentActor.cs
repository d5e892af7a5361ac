using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Answers nothing by itself; passes what it gets on to the test.</summary>
public sealed class SilentActor(IActorRef listener) : UntypedActor
{
    public static Props Props(IActorRef listener) => Akka.Actor.Props.Create(() => new SilentActor(listener));

    protected override void OnReceive(object message) => listener.Forward(message);
}
