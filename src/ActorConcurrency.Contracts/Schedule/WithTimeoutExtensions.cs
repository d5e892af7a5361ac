using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>Bounds any call in time. Thread-safe.</summary>
/// <remarks>
/// Nothing stays behind: no timer and no registration, and a failure that comes too late is observed. A call that is done when its time is up was in
/// time. The result of a call that comes later is nobody's: it is disposed of, if it can be, so that a lock or a permit goes back. That of a task is left
/// alone, for others may have the task too.
/// </remarks>
// RS0026: the overloads differ in what they bound, which has no default, so that no call means two of them.
#pragma warning disable RS0026
public static class WithTimeoutExtensions
{
    private static readonly ConditionalWeakTable<Task, object> Observed = new();

    /// <summary>
    /// Makes a call and gives it <paramref name="timeout"/>. At its deadline its token is cancelled, and <see cref="TimeoutException"/> is the result
    /// at once, whether the call looks at its token or not.
    /// </summary>
    /// <param name="call">The call; gets a token that is cancelled at the deadline, or with <paramref name="cancellationToken"/>.</param>
    /// <param name="timeout">How long it may take; <see cref="TimeSpan.Zero"/>: it must be done when it returns. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="cancellationToken">Cancels the call. Cancelled already: it is not made.</param>
    /// <returns>What the call gives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TimeoutException">The time ran out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<T> WithTimeout<T>(
        this Func<CancellationToken, Task<T>> call, TimeSpan timeout, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        Check(timeout);
        return BoundedAsync(call, timeout, time ?? TimeProvider.System, cancellationToken);
    }

    /// <summary>As <see cref="WithTimeout{T}(Func{CancellationToken, Task{T}}, TimeSpan, TimeProvider, CancellationToken)"/>, for a call without a result.</summary>
    /// <inheritdoc cref="WithTimeout{T}(Func{CancellationToken, Task{T}}, TimeSpan, TimeProvider, CancellationToken)"/>
    public static Task WithTimeout(
        this Func<CancellationToken, Task> call, TimeSpan timeout, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        Check(timeout);
        return BoundedAsync(
            async token =>
            {
                await call(token).ConfigureAwait(false);
                return true;
            },
            timeout, time ?? TimeProvider.System, cancellationToken);
    }

    /// <summary>As <see cref="WithTimeout{T}(Func{CancellationToken, Task{T}}, TimeSpan, TimeProvider, CancellationToken)"/>, for what a handle's calls give.</summary>
    /// <inheritdoc cref="WithTimeout{T}(Func{CancellationToken, Task{T}}, TimeSpan, TimeProvider, CancellationToken)"/>
    public static Task<T> WithTimeout<T>(
        this Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        Check(timeout);
        return BoundedAsync(token => call(token).AsTask(), timeout, time ?? TimeProvider.System, cancellationToken);
    }

    /// <summary>As <see cref="WithTimeout{T}(Func{CancellationToken, Task{T}}, TimeSpan, TimeProvider, CancellationToken)"/>, for a handle's calls without a result.</summary>
    /// <inheritdoc cref="WithTimeout{T}(Func{CancellationToken, Task{T}}, TimeSpan, TimeProvider, CancellationToken)"/>
    public static Task WithTimeout(
        this Func<CancellationToken, ValueTask> call, TimeSpan timeout, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new Func<CancellationToken, Task>(token => call(token).AsTask()).WithTimeout(timeout, time, cancellationToken);
    }

    /// <summary>Waits for a task as long as <paramref name="timeout"/>. The task itself goes on: where that must not be, give the call instead.</summary>
    /// <param name="task">The task.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/>: it must be done. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the task gives.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TimeoutException">The time ran out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<T> WithTimeout<T>(this Task<T> task, TimeSpan timeout, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        Check(timeout);
        Observe(task);
        return ResultAsync(task, timeout, time ?? TimeProvider.System, cancellationToken);
    }

    /// <summary>As <see cref="WithTimeout{T}(Task{T}, TimeSpan, TimeProvider, CancellationToken)"/>, for a task without a result.</summary>
    /// <inheritdoc cref="WithTimeout{T}(Task{T}, TimeSpan, TimeProvider, CancellationToken)"/>
    public static Task WithTimeout(this Task task, TimeSpan timeout, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        Check(timeout);
        Observe(task);
        return InTimeAsync(task, timeout, time ?? TimeProvider.System, cancellationToken);
    }

    private static async Task<T> ResultAsync<T>(Task<T> task, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        await InTimeAsync(task, timeout, time, cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    // A task that fails gives its own failure, which may be a TimeoutException too.
    private static async Task InTimeAsync(Task task, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw TooLate(timeout);
        }
    }

    private static TimeoutException TooLate(TimeSpan timeout) => new($"It has not ended within {Wording.Age(timeout)}.");

    private static async Task<T> BoundedAsync<T>(
        Func<CancellationToken, Task<T>> call, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Not linked: the call must not be told before it is known whether it was in time. Without a timer, it needs no disposal.
        var ending = new CancellationTokenSource();
        var task = call(ending.Token);
        var inTime = task.WaitAsync(timeout, time, cancellationToken);
        await ((Task)inTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ = inTime.Exception; // looked at, whichever is given
        if (task.IsCompleted) return await task.ConfigureAwait(false);
        _ = GiveUpAsync(task, ending);
        return inTime.IsCanceled ? await inTime.ConfigureAwait(false) : throw TooLate(timeout);
    }

    private static void Check(TimeSpan timeout)
    {
        if (timeout >= TimeSpan.Zero && timeout <= WaitLimit.Longest) return;
        throw new ArgumentOutOfRangeException(
            nameof(timeout), timeout, $"A timeout is 0 to {int.MaxValue} ms. To wait as long as it takes, await the call itself.");
    }

    // Whoever has given it up hears of its failure no more; nor does the process. Once for each task, however often it is waited for.
    private static void Observe(Task task)
    {
        if (!task.IsCompletedSuccessfully && Observed.TryAdd(task, Observed))
            task.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // The call is told, on the pool, for it may run code of its own, and nobody waits for that. What it gives all the same goes back.
    private static async Task GiveUpAsync<T>(Task<T> task, CancellationTokenSource ending)
    {
        try
        {
            await ending.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var late = await task.ConfigureAwait(false);
            if (late is IAsyncDisposable one) await one.DisposeAsync().ConfigureAwait(false);
            else (late as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // Whoever has given the call up hears of it no more; nor does the process.
        }
    }
}
