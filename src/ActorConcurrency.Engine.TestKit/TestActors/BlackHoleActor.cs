using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Takes every message and does nothing.</summary>
public class BlackHoleActor : ActorBase
{
    /// <summary>Creates the actor.</summary>
    public BlackHoleActor() { }

    /// <summary>How to make one.</summary>
    public static Props Props => Props.Create<BlackHoleActor>();

    /// <summary>Takes the message.</summary>
    /// <param name="message">Any message.</param>
    protected override bool Receive(object message) => true;
}
