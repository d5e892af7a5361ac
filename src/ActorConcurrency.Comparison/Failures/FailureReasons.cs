namespace ActorConcurrency.Comparison;

/// <summary>Why a question does not arise.</summary>
internal static class FailureReasons
{
    public const string OneProcess = "it lives in this process: with the process all of it is gone, and everybody who could ask";
    public const string NothingComes = "nothing is sent to anybody who could be slow";
}
