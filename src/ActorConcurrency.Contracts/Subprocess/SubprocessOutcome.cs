namespace ActorConcurrency;

/// <summary>How a subprocess ended for good. Immutable; compares by value.</summary>
/// <param name="Exit">How its last run ended; null if there was none.</param>
/// <param name="Runs">How many runs there were.</param>
public abstract record SubprocessOutcome(ChildExit? Exit, int Runs)
{
    /// <summary>Its last run ended by itself, or by a signal from elsewhere, and its policy starts no other.</summary>
    /// <param name="Exit">How the last run ended.</param>
    /// <param name="Runs">How many runs there were.</param>
    public sealed record Exited(ChildExit Exit, int Runs) : SubprocessOutcome(Exit, Runs);

    /// <summary>It was terminated, killed or disposed of.</summary>
    /// <param name="Exit">How the last run ended; null if there was none.</param>
    /// <param name="Runs">How many runs there were.</param>
    public sealed record Stopped(ChildExit? Exit, int Runs) : SubprocessOutcome(Exit, Runs);

    /// <summary>It would have been started once more, but has been as often as it may.</summary>
    /// <param name="Exit">How the last run ended.</param>
    /// <param name="Runs">How many runs there were.</param>
    public sealed record GaveUp(ChildExit Exit, int Runs) : SubprocessOutcome(Exit, Runs);

    /// <summary>It could not be started, or whoever supervised it has failed.</summary>
    /// <param name="ErrorType">The full name of the exception's type.</param>
    /// <param name="Message">The exception's message.</param>
    /// <param name="Exit">How the last run ended; null if there was none.</param>
    /// <param name="Runs">How many runs there were.</param>
    public sealed record Failed(string ErrorType, string Message, ChildExit? Exit, int Runs) : SubprocessOutcome(Exit, Runs);
}
