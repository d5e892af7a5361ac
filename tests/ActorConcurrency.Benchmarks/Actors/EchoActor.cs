using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Answers with what it was told.</summary>
internal sealed class EchoActor : UntypedActor
{
    public static Props Props { get; } = Props.Create(() => new EchoActor());

    protected override void OnReceive(object message) => Sender.Tell(message);
}
