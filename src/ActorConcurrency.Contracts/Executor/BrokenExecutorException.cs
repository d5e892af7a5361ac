namespace ActorConcurrency;

/// <summary>
/// A worker's initialiser has failed, so the executor runs nothing any more: what was queued and what is submitted later ends with this. What it threw is in
/// the text. Mend the initialiser and start a new executor. Source: <c>BrokenThreadPool</c>.
/// </summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class BrokenExecutorException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public BrokenExecutorException() : this("A worker's initialiser has failed: the executor runs nothing any more. Mend it and start a new one.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What has failed, and what to do next.</param>
    public BrokenExecutorException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What has failed, and what to do next.</param>
    /// <param name="innerException">What the initialiser threw.</param>
    public BrokenExecutorException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for what an initialiser threw.</summary>
    internal static BrokenExecutorException For(Exception failure) => new(
        $"A worker's initialiser has failed ({FailureText.Of(failure)}), so the executor runs nothing any more. Mend it and start a new executor.", failure);
}
