namespace ActorConcurrency;

/// <summary>
/// An executor for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
// RS0026: the overloads differ in their work, which has no default.
#pragma warning disable RS0026
public static class BlockingExecutor
{
    /// <inheritdoc cref="ExecutorExtensions.SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static IExecution<T> Submit<T>(
        this IExecutor executor, Func<CancellationToken, T> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        LostTask.Refuse<T>(nameof(work), "Submit is for work that has nothing to await; SubmitAsync takes work that has.");
        return Blocking.Wait(() => executor.SubmitAsync(work, options, cancellationToken));
    }

    /// <inheritdoc cref="IExecutor.CancelQueuedAsync"/>
    /// <param name="executor">The executor.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int CancelQueued(this IExecutor executor, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => executor.CancelQueuedAsync(cancellationToken));

    /// <inheritdoc cref="IExecutor.ShutdownAsync"/>
    /// <param name="executor">The executor.</param>
    /// <param name="mode">What becomes of the work that is there: it runs, by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void Shutdown(this IExecutor executor, ShutdownMode mode = ShutdownMode.RunQueued, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => executor.ShutdownAsync(mode, cancellationToken));

    /// <inheritdoc cref="IExecutor.JoinAsync"/>
    /// <param name="executor">The executor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">An actor is running on this thread, or work of the executor. Nothing was done.</exception>
    public static void Join(this IExecutor executor, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => executor.JoinAsync(cancellationToken));
}
