using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Forwards every message, sender and all.</summary>
public class ForwardActor : ReceiveActor
{
    /// <summary>Creates the actor.</summary>
    /// <param name="target">Who gets the messages.</param>
    public ForwardActor(IActorRef target) => ReceiveAny(message => target.Forward(message));

    /// <summary>How to make one.</summary>
    /// <param name="target">Who gets the messages.</param>
    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}
