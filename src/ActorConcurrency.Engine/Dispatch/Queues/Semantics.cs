using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>The root of what a message queue can promise.</summary>
public interface ISemantics;

/// <summary>The queue has no limit.</summary>
public interface IUnboundedMessageQueueSemantics : ISemantics;

/// <summary>The queue may be dequeued by several threads.</summary>
public interface IMultipleConsumerSemantics : ISemantics;

/// <summary>The queue has a limit; a sender waits for room so long and then the message is a dead letter.</summary>
public interface IBoundedMessageQueueSemantics : ISemantics
{
    /// <summary>How long a sender waits for room.</summary>
    TimeSpan PushTimeOut { get; }
}

/// <summary>The queue can be put to in front, as a stash needs.</summary>
public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    /// <summary>Puts a message in front of all others.</summary>
    /// <param name="envelope">The message and its sender.</param>
    void EnqueueFirst(Envelope envelope);
}

/// <summary>The queue has a limit and can be put to in front.</summary>
public interface IBoundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IBoundedMessageQueueSemantics;

/// <summary>The queue has no limit and can be put to in front.</summary>
public interface IUnboundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics;

/// <summary>The queue guards itself with a lock.</summary>
public interface IBlockingMessageQueueSemantics : IMultipleConsumerSemantics
{
    /// <summary>How long to wait for the lock.</summary>
    TimeSpan BlockTimeOut { get; set; }
}

/// <summary>An actor that needs a queue with the promise <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The promise.</typeparam>
public interface IRequiresMessageQueue<T> where T : ISemantics;

/// <summary>A mailbox type that makes queues of type <typeparamref name="TQueue"/>.</summary>
/// <typeparam name="TQueue">The queue.</typeparam>
public interface IProducesMessageQueue<TQueue> where TQueue : IMessageQueue;

/// <summary>A mailbox type whose senders wait for room.</summary>
public interface IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>How long a sender waits.</summary>
    TimeSpan PushTimeout { get; }
}
