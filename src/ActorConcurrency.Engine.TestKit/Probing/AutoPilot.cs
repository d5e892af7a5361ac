using Akka.Actor;

namespace Akka.TestKit;

/// <summary>
/// Reacts to each message of a test actor before the message is put into the queue, so that a test can answer while it
/// waits for something else. Runs inside the test actor, one message at a time.
/// </summary>
public abstract class AutoPilot
{
    /// <summary>For the derived classes.</summary>
    protected AutoPilot() { }

    /// <summary>Reacts to a message.</summary>
    /// <param name="sender">Who sent it.</param>
    /// <param name="message">The message.</param>
    /// <returns>The pilot for the next message: <see cref="KeepRunning"/> for this one again, <see cref="NoAutoPilot"/> for none.</returns>
    public abstract AutoPilot Run(IActorRef sender, object message);

    /// <summary>Says that the pilot stays as it is.</summary>
    public static KeepRunning KeepRunning => TestKit.KeepRunning.Instance;

    /// <summary>Says that there is no pilot, or no pilot any more.</summary>
    public static NoAutoPilot NoAutoPilot => TestKit.NoAutoPilot.Instance;
}
