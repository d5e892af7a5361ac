namespace ActorConcurrency;

/// <summary>How an entry of a schedule ended. Immutable; compares by value.</summary>
/// <param name="Runs">How many of its runs came to their end, a failed one included.</param>
public abstract record EntryOutcome(long Runs)
{
    /// <summary>It has run, as often as it should.</summary>
    /// <param name="Runs">How often.</param>
    public sealed record Ran(long Runs) : EntryOutcome(Runs);

    /// <summary>It was cancelled while it was pending.</summary>
    /// <param name="Runs">How often it had run, a run included that was under way.</param>
    public sealed record Cancelled(long Runs) : EntryOutcome(Runs);

    /// <summary>Its action failed; if it repeats, it does so no more.</summary>
    /// <param name="ErrorType">The full name of the exception's type.</param>
    /// <param name="Message">The exception's message.</param>
    /// <param name="Runs">How often it has run, the failed run included.</param>
    public sealed record Failed(string ErrorType, string Message, long Runs) : EntryOutcome(Runs);

    /// <summary>The schedule ended, or was stopped, or whoever entered it has ended, while it was pending.</summary>
    /// <param name="Runs">How often it had run.</param>
    public sealed record Dropped(long Runs) : EntryOutcome(Runs);
}
