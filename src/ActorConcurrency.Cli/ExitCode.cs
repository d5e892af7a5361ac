namespace ActorConcurrency.Cli;

/// <summary>What the command's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>All went as it should.</summary>
    public const int Passed = 0;

    /// <summary>The work was done and something did not go as it should; the reason was printed.</summary>
    public const int NotPassed = 1;

    /// <summary>The command line cannot be carried out; nothing was done.</summary>
    public const int Misuse = 2;

    /// <summary>Ended by Ctrl+C: 128 and the signal's number, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>Ended by SIGTERM, likewise.</summary>
    public const int Terminated = 143;
}
