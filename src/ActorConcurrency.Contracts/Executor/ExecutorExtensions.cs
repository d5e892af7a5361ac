using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>Work in other shapes for an <see cref="IExecutor"/>: without a result, without anything to await, or run and awaited in one call.</summary>
/// <remarks>Work may return a <see cref="Task"/>, a <see cref="ValueTask"/>, one of them with a result, a plain result, or nothing. A lambda that is
/// <c>async</c> is taken as one that gives a <see cref="Task"/>.</remarks>
// RS0026: the overloads differ in their work, which has no default; whoever gives a lambda gets what Task.Run would choose.
#pragma warning disable RS0026
public static partial class ExecutorExtensions
{
    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work that has nothing to await.</summary>
    /// <param name="executor">The executor.</param>
    /// <param name="work">What to run. Its token is cancelled by <see cref="IExecution.Cancel"/>, at its time limit, and by a forced end of the executor.</param>
    /// <param name="options">Name and time limit; null: neither.</param>
    /// <param name="cancellationToken">Ends the wait for room; it has no meaning for the work.</param>
    /// <returns>What was submitted.</returns>
    /// <exception cref="ArgumentException">The result is a task, which nobody would await.</exception>
    public static ValueTask<IExecution<T>> SubmitAsync<T>(
        this IExecutor executor, Func<CancellationToken, T> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work that gives a task.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static ValueTask<IExecution<T>> SubmitAsync<T>(
        this IExecutor executor, Func<CancellationToken, Task<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work without a result.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static async ValueTask<IExecution> SubmitAsync(
        this IExecutor executor, Func<CancellationToken, Task> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        await Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken).ConfigureAwait(false);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work without a result.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    public static async ValueTask<IExecution> SubmitAsync(
        this IExecutor executor, Func<CancellationToken, ValueTask> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        await Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken).ConfigureAwait(false);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work without a result and without anything to await.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <exception cref="ArgumentException"><paramref name="work"/> is <c>async void</c>.</exception>
    public static async ValueTask<IExecution> SubmitAsync(
        this IExecutor executor, Action<CancellationToken> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        await Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken).ConfigureAwait(false);

    private static Func<CancellationToken, ValueTask<TResult>> Awaited<TResult>(Func<CancellationToken, TResult> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return token => new(work(token));
    }

    private static Func<CancellationToken, ValueTask<TResult>> Awaited<TResult>(Func<CancellationToken, Task<TResult>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return token => new(work(token));
    }

    private static Func<CancellationToken, ValueTask<bool>> Awaited(Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return token => new(WithResult(work(token)));
    }

    private static Func<CancellationToken, ValueTask<bool>> Awaited(Func<CancellationToken, ValueTask> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return token => new(WithResult(work(token).AsTask()));
    }

    private static Func<CancellationToken, ValueTask<bool>> Awaited(Action<CancellationToken> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        AsyncVoid.Refused(work, "Give work that returns its task, as a Func<CancellationToken, Task>.");
        return token =>
        {
            work(token);
            return new(true);
        };
    }

    // Its failures are kept, all of them: awaiting it would keep the first.
    private static Task<bool> WithResult(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.ContinueWith(
            static task =>
            {
                if (!task.IsFaulted) return task.IsCanceled ? Task.FromCanceled<bool>(new(canceled: true)) : Task.FromResult(true);
                var failed = new TaskCompletionSource<bool>();
                failed.SetException(task.Exception.InnerExceptions);
                return failed.Task;
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Unwrap();
    }

    private static IExecutor Checked(IExecutor executor)
    {
        ArgumentNullException.ThrowIfNull(executor);
        return executor;
    }
}
