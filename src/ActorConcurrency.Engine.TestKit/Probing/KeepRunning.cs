using Akka.Actor;

namespace Akka.TestKit;

/// <summary>What an <see cref="AutoPilot"/> returns to handle the next message, too.</summary>
public sealed class KeepRunning : AutoPilot
{
    /// <summary>The only instance.</summary>
    public static KeepRunning Instance = new();

    private KeepRunning() { }

    /// <summary>Throws always: this is an answer, not a pilot.</summary>
    /// <param name="sender">Not used.</param>
    /// <param name="message">Not used.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning is what a pilot returns to stay; it cannot be installed with SetAutoPilot.");
}
