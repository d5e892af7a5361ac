namespace ActorConcurrency;

/// <summary>
/// The queue was shut down: nothing can be put any more, and nothing is left to get. Nothing was done. For a consumer this is the
/// end of its work, not a failure; <see cref="WorkQueueExtensions.ReadAllAsync"/> turns it into the end of a loop.
/// </summary>
/// <remarks>Source: <c>queue.ShutDown</c> of Python 3.13, which the page's sentinel stands in for. Thread-safe once constructed.</remarks>
public class QueueShutDownException : StoppedException
{
    /// <summary>Creates the exception with a default text.</summary>
    public QueueShutDownException() : this("The queue was shut down; nothing was done.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was asked, and that nothing was done.</param>
    public QueueShutDownException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was asked, and that nothing was done.</param>
    /// <param name="innerException">Why it was shut down.</param>
    public QueueShutDownException(string message, Exception? innerException) : base(message, innerException) { }
}
