namespace ActorConcurrency;

/// <summary>Work that was submitted to an <see cref="IExecutor"/>. Source: <c>Future</c>. Thread-safe.</summary>
/// <remarks>Differences from <c>Future</c>: nobody can set its result but the work; its token reaches work that runs; whoever awaits it is not blocked, and
/// a continuation that throws is a task of its own.</remarks>
public interface IExecution
{
    /// <summary>What was set about it.</summary>
    ExecutionOptions Options { get; }

    /// <summary>How far it is, at this moment.</summary>
    ExecutionState State { get; }

    /// <summary>Its end: completed, faulted with what the work has thrown, or cancelled.</summary>
    /// <remarks>
    /// Cancelled: it was cancelled before it began, or its own token was and it has then thrown <see cref="OperationCanceledException"/>. An
    /// <see cref="OperationCanceledException"/> for another reason is a failure: nobody had cancelled it. Faulted with <see cref="TimeoutException"/>: its
    /// time limit has passed; with <see cref="StoppedException"/> or <see cref="BrokenExecutorException"/>: it has not begun, for the executor has
    /// ended or is broken.
    /// </remarks>
    Task Task { get; }

    /// <summary>
    /// Cancels it, also if it runs: then by its token. Never blocks; callbacks of the token run on the pool. <see cref="CancelPending"/> leaves what runs alone.
    /// </summary>
    /// <returns>
    /// Whether it had not begun: then it never does. <see langword="false"/>: it has ended; or it runs: then its token is cancelled, and
    /// <see cref="Task"/> says what has come of it.
    /// </returns>
    bool Cancel();

    /// <summary>Cancels it if it has not begun; what runs goes on, and its token is not cancelled. Source: <c>cancel()</c>. Never blocks.</summary>
    /// <returns>
    /// Whether it had not begun: then it never does. <see langword="false"/>: it runs, has ended, or was cancelled before, for which <c>cancel()</c> says
    /// <c>True</c> again.
    /// </returns>
    bool CancelPending();
}

/// <summary>As <see cref="IExecution"/>, with a result.</summary>
/// <typeparam name="T">The result's type.</typeparam>
public interface IExecution<T> : IExecution
{
    /// <inheritdoc cref="IExecution.Task"/>
    new Task<T> Task { get; }
}

/// <summary>How far an <see cref="IExecution"/> is. Source: the states of <c>Future</c>.</summary>
public enum ExecutionState
{
    /// <summary>It has not begun.</summary>
    Pending,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It was cancelled: its task is.</summary>
    Cancelled,

    /// <summary>Its task has a result or has failed.</summary>
    Finished,
}
