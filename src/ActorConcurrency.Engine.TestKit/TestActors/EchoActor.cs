using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>
/// Sends every message to the kit's test actor, and, if so told, back to its sender. A test actor that is the sender gets
/// the message once.
/// </summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Creates the actor.</summary>
    /// <param name="testkit">Whose test actor gets the messages.</param>
    /// <param name="echoBackToSenderAsWell">Whether the sender gets them, too.</param>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true)
    {
        ReceiveAny(message =>
        {
            var testActor = testkit.TestActor;
            if (echoBackToSenderAsWell && !Sender.Equals(testActor))
                Sender.Tell(message, Self);
            testActor.Tell(message, Sender);
        });
    }

    /// <summary>How to make one.</summary>
    /// <param name="testkit">Whose test actor gets the messages.</param>
    /// <param name="echoBackToSenderAsWell">Whether the sender gets them, too.</param>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
