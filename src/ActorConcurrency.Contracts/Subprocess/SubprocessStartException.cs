namespace ActorConcurrency;

/// <summary>Why a program could not be started.</summary>
public enum StartFailure
{
    /// <summary>There is no such program.</summary>
    ProgramNotFound,

    /// <summary>The program is there and may not be run.</summary>
    ProgramNotExecutable,

    /// <summary>There is no such working folder.</summary>
    FolderNotFound,

    /// <summary>The working folder may not be entered.</summary>
    FolderNotAccessible,

    /// <summary>It is to be started only where it cannot become an orphan, and nothing here sees to that.</summary>
    OrphanPossible,

    /// <summary>The system refuses for a reason of its own.</summary>
    System,
}

/// <summary>A program could not be started; nothing runs. The message names what to do about it.</summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class SubprocessStartException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public SubprocessStartException() : this("The program could not be started.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What could not be started, why, and what to do next.</param>
    public SubprocessStartException(string message) : this(message, null) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What could not be started, why, and what to do next.</param>
    /// <param name="innerException">What the system said.</param>
    public SubprocessStartException(string message, Exception? innerException) : this(StartFailure.System, message, innerException) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">What could not be started, why, and what to do next.</param>
    /// <param name="innerException">What the system said.</param>
    public SubprocessStartException(StartFailure reason, string message, Exception? innerException) : base(message, innerException) => Reason = reason;

    /// <summary>Why.</summary>
    public StartFailure Reason { get; }

    /// <summary>The same for one caller more: an exception that is thrown to several at once would mix up their stacks.</summary>
    internal static SubprocessStartException Anew(Exception failure) => failure is SubprocessStartException known
        ? new(known.Reason, known.Message, known.InnerException)
        : new(StartFailure.System, failure.Message, failure);
}

/// <summary>
/// The child takes no input: it has closed it or has ended, or its input was completed. What was written before may not have been read. Python's
/// <c>BrokenPipeError</c>.
/// </summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class InputClosedException : IOException
{
    /// <summary>Creates the exception with a default text.</summary>
    public InputClosedException() : this("The child takes no input.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">Who takes no input, and what to do next.</param>
    public InputClosedException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">Who takes no input, and what to do next.</param>
    /// <param name="innerException">What the system said.</param>
    public InputClosedException(string message, Exception? innerException) : base(message, innerException) { }
}
