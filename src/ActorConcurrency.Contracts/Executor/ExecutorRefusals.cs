namespace ActorConcurrency;

/// <summary>What every executor says when it refuses.</summary>
internal static class ExecutorRefusals
{
    public static StoppedException ShutDown() =>
        new("The executor was shut down and takes no work any more; the work does not run. Submit it to another.");

    public static StoppedException Ended() =>
        new("The executor has ended before the work began; the work does not run. Look at why it ended, and start a new one.");

    /// <exception cref="ArgumentOutOfRangeException">It is none of the modes.</exception>
    public static ShutdownMode Checked(ShutdownMode mode) =>
        Enum.IsDefined(mode) ? mode : throw new ArgumentOutOfRangeException(nameof(mode), mode, "It is RunQueued, CancelQueued or CancelAll.");

    /// <exception cref="InvalidOperationException">Work of this executor calls.</exception>
    public static void RefuseOwnWork(object executor)
    {
        // What work has left behind, such as a task that nobody awaits, may wait once the work itself has ended.
        if (Execution.Current is { HasEnded: false } work && executor.Equals(work.Executor))
            throw new InvalidOperationException(
                "Work of the executor waits here for the end of all its work, its own among it. Let somebody else wait; work may shut its executor down, which does not wait.");
    }
}
