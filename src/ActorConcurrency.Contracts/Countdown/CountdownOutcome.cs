namespace ActorConcurrency;

/// <summary>How a countdown ended. Immutable; compares by value.</summary>
public abstract record CountdownOutcome
{
    private CountdownOutcome() { }

    /// <summary>It reached zero, and the period after the last tick is over.</summary>
    public sealed record Finished : CountdownOutcome;

    /// <summary>It was terminated.</summary>
    /// <param name="Remaining">The numbers that were not ticked any more.</param>
    public sealed record Terminated(int Remaining) : CountdownOutcome;

    /// <summary>It failed for good.</summary>
    /// <param name="ErrorType">The full name of the exception's type.</param>
    /// <param name="Message">The exception's message.</param>
    /// <param name="Remaining">The numbers that were not ticked any more.</param>
    public sealed record Failed(string ErrorType, string Message, int Remaining) : CountdownOutcome;
}
