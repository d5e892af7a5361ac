namespace ActorConcurrency;

/// <summary>What can be set about work for an <see cref="IExecutor"/>. Immutable; compares by value.</summary>
/// <param name="Name">A name for snapshots; none by default.</param>
/// <param name="TimeLimit">
/// How long it may run, from its begin on: above zero, at most <see cref="int.MaxValue"/> milliseconds. Then its token is cancelled and its task fails
/// with <see cref="TimeoutException"/> at once; its worker is free when the work has really ended, which the snapshot shows. Null, the default: as long as it takes.
/// </param>
public sealed record ExecutionOptions(string Name = "", TimeSpan? TimeLimit = null)
{
    internal static ExecutionOptions None { get; } = new();

    /// <exception cref="ArgumentOutOfRangeException">The time limit is out of range.</exception>
    internal ExecutionOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Name);
        if (TimeLimit <= TimeSpan.Zero || TimeLimit > WaitLimit.Longest)
            throw new ArgumentOutOfRangeException(nameof(TimeLimit), TimeLimit, $"A time limit is above 0 and at most {int.MaxValue} ms. For none, leave it null.");
        return this;
    }
}

/// <summary>What becomes of the work that an <see cref="IExecutor"/> has when it is shut down.</summary>
public enum ShutdownMode
{
    /// <summary>All of it runs. Source: <c>shutdown()</c>.</summary>
    RunQueued,

    /// <summary>What is queued is cancelled; what runs goes on. Source: <c>shutdown(cancel_futures=True)</c>.</summary>
    CancelQueued,

    /// <summary>What is queued is cancelled, and so is the token of what runs.</summary>
    CancelAll,
}
