namespace ActorConcurrency;

/// <summary>How a run of a child ended. Immutable; compares by value.</summary>
/// <remarks>
/// .NET tells the end by a signal as the code 128 + signal, as shells do. So a child that ends by itself with such a code looks as if a signal had ended
/// it; the code is there all the same.
/// </remarks>
/// <param name="Code">The exit code, as .NET tells it: 0 is success; by a signal, 128 + its number.</param>
/// <param name="TimedOut">Whether its timeout had passed, so that it was ended.</param>
public sealed record ChildExit(int Code, bool TimedOut = false)
{
    // Of the highest signal that Linux has.
    private const int MostSignal = 64;

    /// <summary>The number of the signal that ended it, or null. Always null on Windows.</summary>
    public int? Signal => !OperatingSystem.IsWindows() && Code is > 128 and <= 128 + MostSignal ? Code - 128 : null;

    /// <summary>Python's <c>returncode</c>: the exit code, or the signal's number with a minus.</summary>
    public int ReturnCode => -Signal ?? Code;

    /// <summary>Whether it ended by itself with the code 0.</summary>
    public bool IsSuccess => Code == 0 && !TimedOut;

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() =>
        Wording.Text($"{(Signal is { } signal ? $"signal {signal}{NameOf(signal)}" : $"exit code {Code}")}{(TimedOut ? ", after its timeout" : "")}");

    private static string NameOf(int signal) => signal switch
    {
        1 => " (SIGHUP)",
        2 => " (SIGINT)",
        3 => " (SIGQUIT)",
        6 => " (SIGABRT)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        13 => " (SIGPIPE)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
