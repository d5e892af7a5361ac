namespace ActorConcurrency;

/// <summary>What a program that was run to its end has left. Immutable. Python's <c>CompletedProcess</c>.</summary>
/// <param name="Program">What ran.</param>
/// <param name="Exit">How it ended.</param>
/// <param name="Output">Its standard output, as UTF-8; bytes that are none are U+FFFD.</param>
/// <param name="Errors">Its standard error, likewise.</param>
/// <param name="IsCut">Whether more came than was to be kept; the rest was read and dropped.</param>
public sealed record RunResult(string Program, ChildExit Exit, string Output, string Errors, bool IsCut)
{
    private const int MostInWords = 100;

    /// <summary>The result, if the program ended by itself with the code 0. Python's <c>check_returncode</c>.</summary>
    /// <exception cref="SubprocessFailedException">It did not; its end and its output are in the exception.</exception>
    public RunResult Checked() => Exit.IsSuccess ? this : throw new SubprocessFailedException(this);

    /// <summary>Tells it in words, on one line, the same in every culture; of the output, the begin.</summary>
    public override string ToString() => Wording.Text(
        $"'{Wording.OneLine(Program)}' ended with {Exit}{(IsCut ? ", and more came than was kept" : "")}.{Begin("Output", Output)}{Begin("Errors", Errors)}");

    private static string Begin(string title, string text)
    {
        if (text.Length == 0) return "";
        if (text.Length <= MostInWords) return $" {title}: '{Wording.OneLine(text.TrimEnd())}'.";
        // A cut must not leave half a character, which is none.
        var most = char.IsHighSurrogate(text[MostInWords - 1]) ? MostInWords - 1 : MostInWords;
        return Wording.Text($" {title}, {text.Length} characters: '{Wording.OneLine(text[..most])}…'.");
    }
}

/// <summary>A program has failed. Python's <c>CalledProcessError</c>, and its <c>TimeoutExpired</c> where <see cref="ChildExit.TimedOut"/> is set.</summary>
/// <remarks>Thread-safe once constructed.</remarks>
public class SubprocessFailedException : Exception
{
    private const int MostErrors = 500;

    /// <summary>Creates the exception with a default text.</summary>
    public SubprocessFailedException() : this("The program failed.") { }

    /// <summary>Creates the exception with <paramref name="message"/>.</summary>
    /// <param name="message">What failed.</param>
    public SubprocessFailedException(string message) : base(message) { }

    /// <summary>Creates the exception with <paramref name="message"/> and its cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">Why.</param>
    public SubprocessFailedException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for a result.</summary>
    /// <param name="result">How the program ended, and what it wrote.</param>
    public SubprocessFailedException(RunResult result) : base(Told(result)) => Result = result;

    /// <summary>How the program ended, and what it wrote.</summary>
    public RunResult? Result { get; }

    private static string Told(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var errors = Wording.OneLine(result.Errors.Trim());
        var from = errors.Length - MostErrors;
        // No half of a character at the cut.
        if (from > 0 && char.IsLowSurrogate(errors[from])) from++;
        var end = from > 0 ? "…" + errors[from..] : errors;
        return $"'{Wording.OneLine(result.Program)}' ended with {result.Exit}.{(end.Length == 0 ? "" : $" Its errors: {end}")}";
    }
}
