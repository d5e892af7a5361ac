using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue without a limit. Thread-safe.</summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private readonly ConcurrentQueue<Envelope> _queue = new();

    /// <inheritdoc/>
    public bool HasMessages => !_queue.IsEmpty;

    /// <inheritdoc/>
    public int Count => _queue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope) => _queue.Enqueue(envelope);

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope) => _queue.TryDequeue(out envelope);

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}

/// <summary>A queue with a limit: a full one makes its senders wait, and after the push timeout the message is a dead letter. Thread-safe.</summary>
public class BoundedMessageQueue : IMessageQueue, IBoundedMessageQueueSemantics
{
    private readonly BlockingCollection<Envelope> _queue;

    /// <summary>Reads the limit from HOCON: <c>mailbox-capacity</c>, <c>mailbox-push-timeout-time</c>.</summary>
    /// <param name="config">The mailbox's HOCON.</param>
    public BoundedMessageQueue(Configuration.Config config)
        : this(config.GetInt("mailbox-capacity"), config.GetTimeSpan("mailbox-push-timeout-time")) { }

    /// <summary>Creates the queue.</summary>
    /// <param name="boundedCapacity">How many messages it holds; negative for no limit.</param>
    /// <param name="pushTimeOut">How long a sender waits for room; negative for ever, zero not at all.</param>
    /// <exception cref="ArgumentException"><paramref name="boundedCapacity"/> is zero.</exception>
    public BoundedMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
    {
        if (boundedCapacity == 0) throw new ArgumentException("The capacity for BoundedMessageQueue can not be zero", nameof(boundedCapacity));
        PushTimeOut = pushTimeOut;
        _queue = boundedCapacity < 0 ? [] : new BlockingCollection<Envelope>(boundedCapacity);
    }

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; set; }

    /// <inheritdoc/>
    public bool HasMessages => _queue.Count > 0;

    /// <inheritdoc/>
    public int Count => _queue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var milliseconds = PushTimeOut < TimeSpan.Zero ? Timeout.Infinite : (int)PushTimeOut.TotalMilliseconds;
        if (_queue.TryAdd(envelope, milliseconds)) return;
        ((Akka.Actor.Internal.ActorSystemImpl)((IInternalActorRef)receiver).Provider.Settings.System).PostDeadLetter(envelope.Message, envelope.Sender, receiver);
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope) => _queue.TryTake(out envelope);

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}

/// <summary>Makes a queue that can be put to in front out of one that cannot. Thread-safe if the inner queue is.</summary>
public class DequeWrapperMessageQueue : IMessageQueue, IDequeBasedMessageQueueSemantics
{
    /// <summary>The inner queue.</summary>
    protected readonly IMessageQueue MessageQueue;

    // What was put in front, newest on top.
    private readonly ConcurrentStack<Envelope> _front = new();

    /// <summary>Creates the queue.</summary>
    /// <param name="messageQueue">The inner queue.</param>
    public DequeWrapperMessageQueue(IMessageQueue messageQueue) => MessageQueue = messageQueue;

    /// <inheritdoc/>
    public bool HasMessages => !_front.IsEmpty || MessageQueue.HasMessages;

    /// <inheritdoc/>
    public int Count => _front.Count + MessageQueue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || MessageQueue.TryDequeue(out envelope);

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}

/// <summary>A queue without a limit that can be put to in front. Thread-safe.</summary>
public class UnboundedDequeMessageQueue : DequeWrapperMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    /// <summary>Creates the queue.</summary>
    public UnboundedDequeMessageQueue() : base(new UnboundedMessageQueue()) { }
}

/// <summary>A queue with a limit that can be put to in front. Thread-safe.</summary>
public class BoundedDequeMessageQueue : DequeWrapperMessageQueue, IBoundedDequeBasedMessageQueueSemantics
{
    /// <summary>Creates the queue.</summary>
    /// <param name="boundedCapacity">How many messages it holds.</param>
    /// <param name="pushTimeOut">How long a sender waits for room.</param>
    public BoundedDequeMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
        : base(new BoundedMessageQueue(boundedCapacity, pushTimeOut)) => PushTimeOut = pushTimeOut;

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; }
}
