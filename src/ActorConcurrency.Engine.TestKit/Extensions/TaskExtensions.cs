using System.Runtime.ExceptionServices;
using Xunit.Sdk;

namespace Akka.TestKit.Extensions;

/// <summary>Expectations about tasks, none of which waits for ever. No duration is dilated.</summary>
public static class TaskExtensions
{
    /// <summary>Waits for a task.</summary>
    /// <param name="parentTask">The task.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the task ended in time. What it threw, if it did, comes out here; of several exceptions, the first.</returns>
    public static async Task<bool> AwaitWithTimeout(this Task parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await parentTask.WaitAsync(timeout, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!parentTask.IsCompleted)
            return false;
        try
        {
            await parentTask.ConfigureAwait(false);
        }
        catch (AggregateException many) when (many.Flatten().InnerExceptions is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(first);
        }
        return true;
    }

    /// <summary>Waits for a task's result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="parentTask">The task.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TaskCanceledException">The task did not end in time.</exception>
    public static async Task<T> WithTimeout<T>(this Task<T> parentTask, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await AwaitWithTimeout(parentTask, timeout, cancellationToken).ConfigureAwait(false)
            ? await parentTask.ConfigureAwait(false)
            : throw new TaskCanceledException($"Task timed out after {timeout.TotalSeconds} seconds");

    /// <summary>Fails unless a task ends in time.</summary>
    /// <param name="task">The task. What it throws comes out here.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="because">Why it should; added to the failure message.</param>
    /// <param name="becauseArgs">The arguments of the reason's format.</param>
    public static async Task ShouldCompleteWithin(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        if (!await AwaitWithTimeout(task, timeout).ConfigureAwait(false))
            throw Failure($"Expected task to complete within {timeout.TotalSeconds:0.000}s", because, becauseArgs);
    }

    /// <summary>Fails unless a task ends in time.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <inheritdoc cref="ShouldCompleteWithin(Task, TimeSpan, string, object[])" />
    /// <returns>The task's result.</returns>
    public static async Task<T> ShouldCompleteWithin<T>(this Task<T> task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        await ShouldCompleteWithin((Task)task, timeout, because, becauseArgs).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>Fails unless a task ends in time with a result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <inheritdoc cref="ShouldCompleteWithin(Task, TimeSpan, string, object[])" />
    /// <param name="task">The task. What it throws comes out here.</param>
    /// <param name="expected">The result.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="because">Why it should; added to the failure message.</param>
    /// <param name="becauseArgs">The arguments of the reason's format.</param>
    public static async Task ShouldCompleteWithin<T>(this Task<T> task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        var actual = await ShouldCompleteWithin(task, timeout, because, becauseArgs).ConfigureAwait(false);
        if (!Equals(expected, actual))
            throw Failure($"Expected object to be {expected}, but found {actual}", because, becauseArgs);
    }

    /// <summary>Fails unless a task throws in time.</summary>
    /// <typeparam name="T">The exception's class, or a base of it.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="because">Why it should; added to the failure message.</param>
    /// <param name="becauseArgs">The arguments of the reason's format.</param>
    /// <returns>The exception.</returns>
    public static async Task<T> ShouldThrowWithin<T>(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        await task.WaitAsync(timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var expectation = $"Expected a <{typeof(T)}> to be thrown within {timeout.TotalSeconds:0.000}s";
        if (!task.IsCompleted)
            throw Failure($"{expectation}, but the task is still running", because, becauseArgs);
        if (task.IsCompletedSuccessfully)
            throw Failure($"{expectation}, but no exception was thrown", because, becauseArgs);
        var thrown = task.Exception?.InnerException ?? new TaskCanceledException(task);
        return thrown as T ?? throw Failure($"{expectation}, but found <{thrown.GetType()}>: {thrown.Message}", because, becauseArgs);
    }

    /// <summary>Fails unless a task throws an exception of the same class, and with the same message, in time.</summary>
    /// <typeparam name="T">The exception's class, or a base of it.</typeparam>
    /// <inheritdoc cref="ShouldThrowWithin{T}(Task, TimeSpan, string, object[])" />
    /// <param name="task">The task.</param>
    /// <param name="expected">The exception.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="because">Why it should; added to the failure message.</param>
    /// <param name="becauseArgs">The arguments of the reason's format.</param>
    public static async Task ShouldThrowWithin<T>(this Task task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        var thrown = await ShouldThrowWithin<T>(task, timeout, because, becauseArgs).ConfigureAwait(false);
        if (thrown.GetType() != expected.GetType() || thrown.Message != expected.Message)
            throw Failure($"Expected exception to be <{expected.GetType()}>: {expected.Message}, but found <{thrown.GetType()}>: {thrown.Message}", because, becauseArgs);
    }

    private static XunitException Failure(string problem, string because, object[] args)
    {
        var reason = args.Length == 0 ? because : string.Format(because, args);
        return new XunitException(reason.Length == 0 ? $"{problem}." : $"{problem}. Because: {reason}");
    }
}
