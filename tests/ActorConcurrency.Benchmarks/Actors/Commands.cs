namespace ActorConcurrency.Benchmarks;

/// <summary>Messages without content.</summary>
internal static class Commands
{
    /// <summary>"Begin", or "go on".</summary>
    public static readonly object Go = new();

    /// <summary>"Say what you have."</summary>
    public static readonly object Report = new();
}
