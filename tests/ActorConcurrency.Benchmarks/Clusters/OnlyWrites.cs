using Akka.Actor;
using Akka.Persistence;

namespace ActorConcurrency.Benchmarks;

/// <summary>The baseline: an actor that writes an entry for each message, as many at once as come, and answers when it is written.</summary>
internal sealed class OnlyWrites(string run) : UntypedPersistentActor
{
    public override string PersistenceId => $"only-writes-{run}";

    protected override void OnRecover(object message) { }

    protected override void OnCommand(object message)
    {
        if (message is not Write) return;
        var sender = Sender;
        PersistAllAsync([new ActorConcurrency.Entry(DateTimeOffset.UtcNow, [EntityFact.Fenced.Instance])], _ => sender.Tell(message));
    }

    internal sealed class Write
    {
        public static Write Instance { get; } = new();
    }
}
