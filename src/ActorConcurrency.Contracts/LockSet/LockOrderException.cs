namespace ActorConcurrency;

/// <summary>
/// A nested acquisition out of order: a lock was asked for by somebody who holds one that is not below it. Nothing was taken. Ask for
/// both at once, or for the lower one first. The page's <c>RuntimeError: Lock Order Violation</c>.
/// </summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class LockOrderException : InvalidOperationException
{
    /// <summary>Creates the exception with the page's text.</summary>
    public LockOrderException() : this("Lock Order Violation") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was asked for, what is held, and what to do instead.</param>
    public LockOrderException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was asked for, what is held, and what to do instead.</param>
    /// <param name="innerException">What led to it.</param>
    public LockOrderException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for two names.</summary>
    /// <param name="wanted">The lowest lock that was asked for.</param>
    /// <param name="held">The highest lock that is held.</param>
    public LockOrderException(string wanted, string held)
        : this($"Lock Order Violation: '{wanted}' was asked for by somebody who holds {Advice(wanted, held)}") => (Wanted, Held) = (wanted, held);

    /// <summary>The lowest lock that was asked for; empty if it is not known.</summary>
    public string Wanted { get; } = "";

    /// <summary>The highest lock that is held; empty if it is not known.</summary>
    public string Held { get; } = "";

    private static string Advice(string wanted, string held) => wanted == held
        ? "it already. No lock is reentrant: use the lease that holds it, or open a session for another owner."
        : $"'{held}'. Ask for both at once, or for '{wanted}' first.";
}
