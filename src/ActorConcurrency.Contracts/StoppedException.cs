namespace ActorConcurrency;

/// <summary>
/// The request was not carried out, because whoever serves it had stopped before it was sent. Nothing was taken or changed.
/// Start a new instance, or look at why the old one stopped.
/// </summary>
/// <remarks>The certain twin of <see cref="OutcomeUnknownException"/>. Thread-safe once constructed.</remarks>
public class StoppedException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public StoppedException() : this("The service has stopped; the request was not carried out. Start a new instance.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What had stopped and what to do next.</param>
    public StoppedException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What had stopped and what to do next.</param>
    /// <param name="innerException">Why it stopped.</param>
    public StoppedException(string message, Exception? innerException) : base(message, innerException) { }
}
