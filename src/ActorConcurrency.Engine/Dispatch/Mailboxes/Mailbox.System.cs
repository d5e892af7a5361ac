using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

public partial class Mailbox
{
    // Stands for "closed": never linked to, never handled.
    private static readonly SystemMessage ClosedMark = new NoMessage();

    private protected bool HasSystemMessages => Volatile.Read(ref _system) is { } top && !ReferenceEquals(top, ClosedMark);

    /// <summary>
    /// Leaves a system message. Any thread. The compare-and-swap that publishes it is a full fence, and the consumer looks at
    /// the stack after each full fence by which it gives the mailbox up, so that one of the two sees the other.
    /// </summary>
    internal void PostSystem(SystemMessage message)
    {
        while (true)
        {
            var top = Volatile.Read(ref _system);
            if (ReferenceEquals(top, ClosedMark))
            {
                Cell.SystemImpl.DeadLetterSystemMessage(message, Cell.Self);
                return;
            }

            message.Next = top;
            if (Interlocked.CompareExchange(ref _system, message, top) == top) break;
        }

        WakeUp();
    }

    /// <summary>
    /// Asks for a first run, in which the cell creates its actor. Until then the mailbox counts as scheduled: what comes
    /// before waits, and nobody but this call asks for a thread. Called once.
    /// </summary>
    internal void Start() => Dispatcher.Execute(this);

    private protected void ProcessSystemMessages()
    {
        if (Cell.IsUnborn) Cell.CreateActor();
        while (HasSystemMessages)
        {
            var message = OldestFirst(Interlocked.Exchange(ref _system, null));
            while (message is not null)
            {
                var next = message.Next;
                message.Unlink();
                if (_closed) Cell.SystemImpl.DeadLetterSystemMessage(message, Cell.Self);
                else Cell.SystemInvoke(message);
                message = next;
            }
        }
    }

    private void CloseSystemMessages()
    {
        var rest = Interlocked.Exchange(ref _system, ClosedMark);
        if (ReferenceEquals(rest, ClosedMark)) return;
        for (var message = OldestFirst(rest); message is not null;)
        {
            var next = message.Next;
            message.Unlink();
            Cell.SystemImpl.DeadLetterSystemMessage(message, Cell.Self);
            message = next;
        }
    }

    private static SystemMessage? OldestFirst(SystemMessage? newest)
    {
        SystemMessage? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        return oldest;
    }
}
