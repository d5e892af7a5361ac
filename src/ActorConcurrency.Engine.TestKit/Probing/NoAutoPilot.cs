using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The absence of a pilot: install it, or return it, to switch the auto-pilot off.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    /// <summary>The only instance.</summary>
    public static NoAutoPilot Instance = new();

    private NoAutoPilot() { }

    /// <summary>Does nothing.</summary>
    /// <param name="sender">Not used.</param>
    /// <param name="message">Not used.</param>
    /// <returns>This instance.</returns>
    public override AutoPilot Run(IActorRef sender, object message) => this;
}
