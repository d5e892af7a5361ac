using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <content>Run and awaited in one call.</content>
// RS0026: the overloads differ in their work, which has no default.
#pragma warning disable RS0026
public static partial class ExecutorExtensions
{
    /// <summary>Submits work and gives its result: a plain task, for who needs no more.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <param name="executor">The executor.</param>
    /// <param name="work">What to run. Its token is cancelled with <paramref name="cancellationToken"/>, at its time limit, and by a forced end of the
    /// executor.</param>
    /// <param name="options">Name and time limit; null: neither.</param>
    /// <param name="cancellationToken">Cancels the work as <see cref="IExecution.Cancel"/> does, and ends the call at once: work that runs and does not heed
    /// its own token goes on, and what comes of it is dropped.</param>
    /// <returns>Its result. Faulted with what the work throws, or with why it was not submitted; cancelled if the token was before the work had ended.</returns>
    public static async Task<T> RunAsync<T>(
        this IExecutor executor, Func<CancellationToken, T> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        return await ResultAsync(execution, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static async Task<T> RunAsync<T>(
        this IExecutor executor, Func<CancellationToken, Task<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        return await ResultAsync(execution, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    public static async Task<T> RunAsync<T>(
        this IExecutor executor, Func<CancellationToken, ValueTask<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await Checked(executor).SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        return await ResultAsync(execution, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Submits work without a result, and is over when the work is.</summary>
    /// <inheritdoc cref="RunAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <returns>Its end. Faulted with what the work throws, or with why it was not submitted; cancelled if the token was before the work had ended.</returns>
    [OverloadResolutionPriority(1)]
    public static async Task RunAsync(
        this IExecutor executor, Func<CancellationToken, Task> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        await EndAsync(execution, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(IExecutor, Func{CancellationToken, Task}, ExecutionOptions, CancellationToken)"/>
    public static async Task RunAsync(
        this IExecutor executor, Func<CancellationToken, ValueTask> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        await EndAsync(execution, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(IExecutor, Func{CancellationToken, Task}, ExecutionOptions, CancellationToken)"/>
    /// <exception cref="ArgumentException"><paramref name="work"/> is <c>async void</c>.</exception>
    public static async Task RunAsync(
        this IExecutor executor, Action<CancellationToken> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        await EndAsync(execution, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels work whose result nobody can get at any more.</summary>
    /// <remarks>So its failure is looked at here: else it would be reported as one that nobody has.</remarks>
    internal static void Abandon(this IExecution execution)
    {
        execution.Cancel();
        execution.Task.ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static Task<T> ResultAsync<T>(IExecution<T> execution, CancellationToken cancellationToken)
    {
        return cancellationToken.CanBeCanceled ? WaitAsync() : execution.Task;

        async Task<T> WaitAsync()
        {
            await EndAsync(execution, cancellationToken).ConfigureAwait(false);
            return await execution.Task.ConfigureAwait(false);
        }
    }

    private static async Task EndAsync(IExecution execution, CancellationToken cancellationToken)
    {
        try
        {
            await execution.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            execution.Abandon();
            // By the caller's token, whichever of the two was first: the wait, or the work by its own.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
