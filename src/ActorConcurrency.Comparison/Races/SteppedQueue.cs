using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorConcurrency.Comparison;

/// <summary>The messages of one actor, of which it gets only so many as are allowed: a run of Akka.NET may take more than one. Thread-safe.</summary>
internal sealed class SteppedQueue : IMessageQueue
{
    private readonly ConcurrentQueue<Envelope> _messages = new();
    private int _allowed = int.MaxValue;

    public bool HasMessages => !_messages.IsEmpty;

    public int Count => _messages.Count;

    /// <summary>How many it gets from now on; <see cref="int.MaxValue"/>, the default, for all.</summary>
    public void Allow(int messages) => Volatile.Write(ref _allowed, messages);

    public void Enqueue(IActorRef receiver, Envelope envelope) => _messages.Enqueue(envelope);

    public bool TryDequeue(out Envelope envelope)
    {
        envelope = default;
        var allowed = Volatile.Read(ref _allowed);
        if (allowed == 0 || !_messages.TryDequeue(out envelope)) return false;
        if (allowed < int.MaxValue) Allow(allowed - 1);
        return true;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (_messages.TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}

/// <summary>Makes the queues; Akka.NET finds it by its name in the dispatcher's block.</summary>
internal sealed class SteppedMailbox(Akka.Actor.Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<SteppedQueue>
{
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new SteppedQueue();
}
