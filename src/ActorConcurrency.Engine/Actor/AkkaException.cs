namespace Akka.Actor;

/// <summary>The base of the exceptions that the engine itself throws. Thread-safe once constructed.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Creates the exception with the runtime's default text.</summary>
    protected AkkaException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong and what to do about it.</param>
    /// <param name="cause">What led to it, if anything.</param>
    protected AkkaException(string? message, Exception? cause = null) : base(message, cause) { }

    /// <summary>What led to it, if anything.</summary>
    protected Exception? Cause => InnerException;
}
