namespace ActorConcurrency;

/// <summary>
/// The phase was broken: nobody passes it. <see cref="Break"/> says why, and who was missing. A broken barrier turns everybody away until
/// <see cref="IBarrier.ResetAsync"/>.
/// </summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class BrokenBarrierException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public BrokenBarrierException() : this("The barrier is broken. Reset it to use it again.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">Why it is broken, and what to do next.</param>
    public BrokenBarrierException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">Why it is broken, and what to do next.</param>
    /// <param name="innerException">What led to it.</param>
    public BrokenBarrierException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for a phase that was broken.</summary>
    /// <param name="cause">How it was broken.</param>
    /// <param name="innerException">What the action threw, where it is known.</param>
    public BrokenBarrierException(BarrierBreak cause, Exception? innerException)
        : this($"{cause} {(cause?.Reason == BarrierBreakReason.Reset ? "Arrive again for a new try." : "Reset the barrier to use it again.")}", innerException) =>
        Break = cause;

    /// <summary>How the phase was broken; null if it is not known.</summary>
    public BarrierBreak? Break { get; }
}
