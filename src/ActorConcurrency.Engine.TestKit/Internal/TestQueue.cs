namespace Akka.TestKit.Internal;

/// <summary>The messages a test actor has received and the test has not examined yet. Thread-safe.</summary>
internal sealed class TestQueue
{
    private readonly Lock _gate = new();
    private readonly Queue<MessageEnvelope> _letters = new();

    // Completed, and dropped, by the next arrival. Exists only while somebody waits.
    private TaskCompletionSource? _arrival;

    public bool HasMessages
    {
        get { lock (_gate) return _letters.Count > 0; }
    }

    public void Enqueue(MessageEnvelope letter)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _letters.Enqueue(letter);
            (arrival, _arrival) = (_arrival, null);
        }
        arrival?.SetResult();
    }

    /// <summary>
    /// The first letter, or null if none came in time or the wait was cancelled. A wait of zero or less looks once.
    /// </summary>
    /// <param name="remove">Whether to take the letter out, or to leave it for the next.</param>
    /// <param name="wait">Whether the caller's thread may be held.</param>
    /// <param name="timeout">How long to wait; infinite is allowed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<MessageEnvelope?> First(bool remove, Wait wait, TimeSpan timeout, CancellationToken cancellation)
    {
        var deadline = Deadline.After(timeout);
        while (true)
        {
            if (Look(remove, out var arrival) is { } letter)
                return letter;
            if (deadline.IsOver || cancellation.IsCancellationRequested)
                return null;
            await wait.For(arrival, deadline.Left, cancellation).ConfigureAwait(false);
        }
    }

    private MessageEnvelope? Look(bool remove, out Task arrival)
    {
        lock (_gate)
        {
            if (remove ? _letters.TryDequeue(out var letter) : _letters.TryPeek(out letter))
            {
                arrival = Task.CompletedTask;
                return letter;
            }

            // The waiter's code must not run inside the actor that tells the message.
            _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            arrival = _arrival.Task;
            return null;
        }
    }
}
