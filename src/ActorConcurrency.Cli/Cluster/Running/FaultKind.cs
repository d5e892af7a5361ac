namespace ActorConcurrency.Cli;

/// <summary>What is done to a node.</summary>
internal enum FaultKind
{
    /// <summary>Its process is killed (SIGKILL), and started again.</summary>
    Kill,

    /// <summary>Its process is stopped (SIGSTOP) for longer than the cluster tolerates, and goes on then (SIGCONT).</summary>
    Freeze,

    /// <summary>It leaves in order, and is started again.</summary>
    Leave,
}
