namespace ActorConcurrency.Locks;

/// <summary>Python's <c>queue.Empty</c>: a get found nothing, or not in time. Thread-safe once constructed.</summary>
public class PythonEmptyException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public PythonEmptyException() : this("There is no item, or there was none in time. Nothing was taken.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was asked.</param>
    public PythonEmptyException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was asked.</param>
    /// <param name="innerException">What led to it.</param>
    public PythonEmptyException(string message, Exception? innerException) : base(message, innerException) { }
}

/// <summary>Python's <c>queue.Full</c>: a put found no room, or not in time. Thread-safe once constructed.</summary>
public class PythonFullException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public PythonFullException() : this("There is no room, or there was none in time. Nothing was put.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was asked.</param>
    public PythonFullException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was asked.</param>
    /// <param name="innerException">What led to it.</param>
    public PythonFullException(string message, Exception? innerException) : base(message, innerException) { }
}

/// <summary>Python's <c>queue.ShutDown</c>: the queue was shut down. Thread-safe once constructed.</summary>
public class PythonShutDownException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public PythonShutDownException() : this("The queue was shut down. Nothing was done.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was asked.</param>
    public PythonShutDownException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was asked.</param>
    /// <param name="innerException">What led to it.</param>
    public PythonShutDownException(string message, Exception? innerException) : base(message, innerException) { }
}
