using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Stands for a message that did not arrive.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    /// <summary>The only instance.</summary>
    public static NullMessageEnvelope Instance = new();

    private NullMessageEnvelope() { }

    /// <summary>Throws always: there is no message.</summary>
    /// <exception cref="IllegalActorStateException">Always.</exception>
    public override object Message => throw Nothing();

    /// <summary>Throws always: there is no sender.</summary>
    /// <exception cref="IllegalActorStateException">Always.</exception>
    public override IActorRef Sender => throw Nothing();

    /// <summary>The text <c>&lt;null&gt;</c>.</summary>
    public override string ToString() => "<null>";

    private static IllegalActorStateException Nothing() => new("last receive did not dequeue a message");
}
