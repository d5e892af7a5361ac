using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Handles no message, so that every one of them ends up as unhandled.</summary>
public class UnhandledMessageActor : ReceiveActor
{
    /// <summary>Creates the actor.</summary>
    public UnhandledMessageActor() { }
}
