using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// The core of the priority mailboxes: senders push onto a lock-free stack, the consumer takes the stack whole, in order
/// of arrival, into an order of its own. Lower priorities come first; equal ones in order of arrival.
/// </summary>
/// <remarks>
/// A push publishes its entry by a compare-and-swap (full fence). The consumer takes the stack by an exchange and alone
/// touches the order, so a priority is asked for once per message, on the consumer's thread, and nothing is locked.
/// _ordered is written by the consumer alone and read by others only to estimate.
/// </remarks>
public abstract class PriorityMessageQueue : IMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly Func<object, int> _priorityGenerator;
    private readonly PriorityOrder _order = new();
    private readonly Stack<Envelope> _front = new();
    private PriorityEntry? _entry;
    private int _ordered;

    private protected PriorityMessageQueue(Func<object, int> priorityGenerator) => _priorityGenerator = priorityGenerator;

    /// <inheritdoc/>
    public bool HasMessages => Volatile.Read(ref _entry) is not null || Volatile.Read(ref _ordered) > 0;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            var count = Volatile.Read(ref _ordered);
            for (var entry = Volatile.Read(ref _entry); entry is not null; entry = entry.Next) count++;
            return count;
        }
    }

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var entry = new PriorityEntry(envelope);
        while (true)
        {
            // Compared with a local copy: once the entry is in, its link is the consumer's to change.
            var top = Volatile.Read(ref _entry);
            entry.Next = top;
            if (Interlocked.CompareExchange(ref _entry, entry, top) == top) return;
        }
    }

    /// <summary>Puts a message in front of all others. Consumer only.</summary>
    /// <param name="envelope">The message and its sender.</param>
    public void EnqueueFirst(Envelope envelope)
    {
        _front.Push(envelope);
        SetCount();
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        TakeIn();
        var found = _front.TryPop(out envelope) || _order.TryTake(out envelope);
        SetCount();
        return found;
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }

    private void TakeIn()
    {
        if (Volatile.Read(ref _entry) is null) return;
        PriorityEntry? oldest = null;
        for (var entry = Interlocked.Exchange(ref _entry, null); entry is not null;)
        {
            var older = entry.Next;
            entry.Next = oldest;
            oldest = entry;
            entry = older;
        }

        while (oldest is not null)
        {
            _order.Add(PriorityOf(oldest.Envelope.Message), oldest.Envelope);
            oldest = oldest.Next;
        }
    }

    // The generator is foreign code: one that throws must not take the mailbox with it. Its message comes last.
    private int PriorityOf(object message)
    {
        try
        {
            return _priorityGenerator(message);
        }
        catch (Exception)
        {
            return int.MaxValue;
        }
    }

    private void SetCount() => Volatile.Write(ref _ordered, _order.Count + _front.Count);
}

/// <summary>A queue that gives the message with the lowest priority first. Lock-free for senders.</summary>
public class UnboundedPriorityMessageQueue : PriorityMessageQueue
{
    /// <summary>Creates the queue.</summary>
    /// <param name="priorityGenerator">Gives a message's priority; lower comes first. Called once per message, on the actor's thread.</param>
    /// <param name="initialCapacity">Not used: the queue grows with its messages.</param>
    public UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) : base(priorityGenerator) { }
}

/// <summary>A queue that gives the message with the lowest priority first, and equal ones in order of arrival. Lock-free for senders.</summary>
public class UnboundedStablePriorityMessageQueue : PriorityMessageQueue
{
    /// <summary>Creates the queue.</summary>
    /// <param name="priorityGenerator">Gives a message's priority; lower comes first. Called once per message, on the actor's thread.</param>
    /// <param name="initialCapacity">Not used: the queue grows with its messages.</param>
    public UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) : base(priorityGenerator) { }
}
