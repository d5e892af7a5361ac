namespace ActorConcurrency;

/// <summary>Work in other shapes for an <see cref="IExecutor"/>: without a result, without anything to await, or run and awaited in one call.</summary>
// RS0026: the overloads differ in their work, which has no default; whoever gives a lambda gets what Task.Run would choose.
#pragma warning disable RS0026
public static class ExecutorExtensions
{
    private const string Remedy = "Give work that returns its task: async token => …";

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work that has nothing to await.</summary>
    /// <param name="executor">The executor.</param>
    /// <param name="work">What to run. Its token is cancelled by <see cref="IExecution.Cancel"/>, at its time limit, and by a forced end of the executor.</param>
    /// <param name="options">Name and time limit; null: neither.</param>
    /// <param name="cancellationToken">Ends the wait for room; it has no meaning for the work.</param>
    /// <returns>What was submitted.</returns>
    /// <exception cref="ArgumentException">The result is a task, which nobody would await: work that has something to await returns a <see cref="Task"/> or a
    /// <see cref="Task{TResult}"/>, or a <see cref="ValueTask{TResult}"/> for <see cref="IExecutor.SubmitAsync"/>.</exception>
    public static ValueTask<IExecution<T>> SubmitAsync<T>(
        this IExecutor executor, Func<CancellationToken, T> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work that gives a task.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    public static ValueTask<IExecution<T>> SubmitAsync<T>(
        this IExecutor executor, Func<CancellationToken, Task<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work without a result.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    public static async ValueTask<IExecution> SubmitAsync(
        this IExecutor executor, Func<CancellationToken, Task> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        await Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken).ConfigureAwait(false);

    /// <summary>As <see cref="IExecutor.SubmitAsync"/>, for work without a result and without anything to await.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <exception cref="ArgumentException"><paramref name="work"/> is <c>async void</c>.</exception>
    public static async ValueTask<IExecution> SubmitAsync(
        this IExecutor executor, Action<CancellationToken> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default) =>
        await Checked(executor).SubmitAsync(Awaited(work), options, cancellationToken).ConfigureAwait(false);

    /// <summary>Submits work and gives its result: a plain task, for who needs no more. It cannot be cancelled: for that, submit it.</summary>
    /// <inheritdoc cref="SubmitAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <returns>Its result. Faulted with what the work throws, or with why it was not submitted.</returns>
    public static async Task<T> RunAsync<T>(
        this IExecutor executor, Func<CancellationToken, T> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        return await execution.Task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    public static async Task<T> RunAsync<T>(
        this IExecutor executor, Func<CancellationToken, Task<T>> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        return await execution.Task.ConfigureAwait(false);
    }

    /// <summary>Submits work without a result, and is over when the work is.</summary>
    /// <inheritdoc cref="RunAsync{T}(IExecutor, Func{CancellationToken, T}, ExecutionOptions, CancellationToken)"/>
    /// <returns>Its end. Faulted with what the work throws, or with why it was not submitted.</returns>
    public static async Task RunAsync(
        this IExecutor executor, Func<CancellationToken, Task> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        await execution.Task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(IExecutor, Func{CancellationToken, Task}, ExecutionOptions, CancellationToken)"/>
    /// <exception cref="ArgumentException"><paramref name="work"/> is <c>async void</c>.</exception>
    public static async Task RunAsync(
        this IExecutor executor, Action<CancellationToken> work, ExecutionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var execution = await executor.SubmitAsync(work, options, cancellationToken).ConfigureAwait(false);
        await execution.Task.ConfigureAwait(false);
    }

    /// <summary>Refuses a task as the result of work that has nothing to await: nobody would await it, and its failure would be lost.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    internal static void RefuseTask<TResult>(string work)
    {
        var result = typeof(TResult);
        if (typeof(Task).IsAssignableFrom(result) || result == typeof(ValueTask)
            || (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            throw new ArgumentException($"The result would be a {result.Name} that nobody awaits, and its failure would be lost. {Remedy}", work);
    }

    internal static Func<CancellationToken, ValueTask<TResult>> Awaited<TResult>(Func<CancellationToken, TResult> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        RefuseTask<TResult>(nameof(work));
        return token => new(work(token));
    }

    internal static Func<CancellationToken, ValueTask<TResult>> Awaited<TResult>(Func<CancellationToken, Task<TResult>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return token => new(work(token));
    }

    private static Func<CancellationToken, ValueTask<bool>> Awaited(Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return token => new(WithResult(work(token)));
    }

    private static Func<CancellationToken, ValueTask<bool>> Awaited(Action<CancellationToken> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        AsyncVoid.Refused(work, Remedy);
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
