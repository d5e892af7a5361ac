namespace ActorConcurrency;

/// <summary>
/// A wait that would have been one more than may wait at a time. It ended at once, and nothing was taken or changed: try again later,
/// turn the work away, or raise the limit.
/// </summary>
/// <remarks>A try that does not wait never ends like this. Thread-safe once constructed.</remarks>
public class TooManyWaitersException : InvalidOperationException
{
    /// <summary>Creates the exception with a default text.</summary>
    public TooManyWaitersException() : this("As many wait as may. Nothing was taken. Try again later, or raise the limit.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">How many wait, and what to raise.</param>
    public TooManyWaitersException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">How many wait, and what to raise.</param>
    /// <param name="innerException">What led to it.</param>
    public TooManyWaitersException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for a limit that is reached.</summary>
    /// <param name="waiting">How many wait.</param>
    /// <param name="setting">What to raise: a configuration key, or a parameter's name.</param>
    public TooManyWaitersException(int waiting, string setting)
        : this(FormattableString.Invariant($"{waiting} wait already, and no more may. Nothing was taken. Try again later, or raise {setting}.")) =>
        Waiting = waiting;

    /// <summary>How many waited at that moment; 0 if it is not known.</summary>
    public int Waiting { get; }
}
