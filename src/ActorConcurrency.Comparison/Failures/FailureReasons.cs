namespace ActorConcurrency.Comparison;

/// <summary>Why something is not tried.</summary>
internal static class FailureReasons
{
    public const string OneProcess = "it lives in this process: with the process all of it is gone, and everybody who could ask";
    public const string EndsProcess = "what a thread throws and nobody catches ends the process, and the tries in it";
    public const string NoTokenAtMonitor = "neither lock nor Monitor takes a token";
    public const string NoTimeoutWritten = "as it is written here, it takes no timeout; Monitor.Wait does";
    public const string NothingComes = "nothing is sent to anybody who could be slow";
}
