using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A batch ended in the middle: its first items were put, and stay; the item behind them ended as <see cref="Exception.InnerException"/> says; those after that
/// were not tried. A batch of which nothing was put throws that exception itself.
/// </summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class PartlyPutException : Exception
{
    /// <summary>Creates the exception with a default text.</summary>
    public PartlyPutException() : this("Only a part of the batch was put.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What was put.</param>
    public PartlyPutException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What was put.</param>
    /// <param name="innerException">How the next item ended.</param>
    public PartlyPutException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for a batch that ended.</summary>
    /// <param name="put">How many items were put, from the first on.</param>
    /// <param name="innerException">How the next one ended.</param>
    public PartlyPutException(int put, Exception innerException)
        : this(FormattableString.Invariant($"The first {put} of the batch were put, then: {FailureText.MessageOf(innerException)}"), innerException) =>
        Put = put;

    /// <summary>How many items were put, from the first on; 0 if it is not known.</summary>
    public int Put { get; }

    /// <summary>At a priority queue, the tickets of those that were put, in their order; else none.</summary>
    public ImmutableArray<PriorityTicket> Tickets { get; init; } = [];
}
