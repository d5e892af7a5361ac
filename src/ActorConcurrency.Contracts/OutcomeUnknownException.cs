namespace ActorConcurrency;

/// <summary>
/// The request was sent and its effect is unknown: whoever serves it failed, or fell silent, with the request in flight.
/// It may have been carried out or not. Ask for a snapshot before you repeat it.
/// </summary>
/// <remarks>
/// A third answer beside "done" and "refused": a lock has no such state because its memory outlives the thread that used it,
/// a message-passing service does. Thread-safe once constructed.
/// </remarks>
public class OutcomeUnknownException : Exception
{
    /// <summary>Creates the exception with a default text.</summary>
    public OutcomeUnknownException() : this("The request's outcome is unknown. Ask for a snapshot before you repeat it.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was asked, of whom, and what to do next.</param>
    public OutcomeUnknownException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was asked, of whom, and what to do next.</param>
    /// <param name="innerException">What made the outcome unknown.</param>
    public OutcomeUnknownException(string message, Exception? innerException) : base(message, innerException) { }
}
