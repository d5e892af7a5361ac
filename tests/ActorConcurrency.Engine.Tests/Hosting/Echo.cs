using Akka.Actor;

namespace ActorConcurrency.Engine.Tests.Hosting;

/// <summary>Sends every message back.</summary>
internal sealed class Echo : ReceiveActor
{
    public Echo() => ReceiveAny(message => Sender.Tell(message));

    public static Props Props => Akka.Actor.Props.Create(() => new Echo());
}
