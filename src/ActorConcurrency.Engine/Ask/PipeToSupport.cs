namespace Akka.Actor;

/// <summary>
/// Sends a task's outcome to an actor as a message: the way to use tasks inside actors without sharing state with them.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A result is sent as it is, or as <c>success</c> makes it; a task without a result sends nothing unless there is a
/// <c>success</c>. A failure or a cancellation is sent as a <see cref="Status.Failure"/>, or as <c>failure</c> makes it. What
/// <c>success</c> throws counts as a failure; what <c>failure</c> throws fails the returned task. The sender is nobody unless
/// it is named. With <c>useConfigureAwait</c> the message is sent on the caller's synchronization context.
/// </remarks>
public static class PipeToSupport
{
    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message of the result.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static Task PipeTo<T>(this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message of the result.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static Task PipeTo<T>(this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="useConfigureAwait">Whether to go on where the caller is.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message of the result.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static async Task PipeTo<T>(this Task<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null)
    {
        try
        {
            var result = await taskToPipe.ConfigureAwait(useConfigureAwait);
            recipient.Tell(success is null ? result! : success(result), sender);
        }
        catch (Exception exception)
        {
            TellFailure(recipient, sender, failure, exception);
        }
    }

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="useConfigureAwait">Whether to go on where the caller is.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message of the result.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static async Task PipeTo<T>(this ValueTask<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null)
    {
        try
        {
            var result = await taskToPipe.ConfigureAwait(useConfigureAwait);
            recipient.Tell(success is null ? result! : success(result), sender);
        }
        catch (Exception exception)
        {
            TellFailure(recipient, sender, failure, exception);
        }
    }

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message that says it went well; null for none.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static Task PipeTo(this Task taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message that says it went well; null for none.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static Task PipeTo(this ValueTask taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        taskToPipe.PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="useConfigureAwait">Whether to go on where the caller is.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message that says it went well; null for none.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static async Task PipeTo(this Task taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null)
    {
        try
        {
            await taskToPipe.ConfigureAwait(useConfigureAwait);
            if (success is not null) recipient.Tell(success(), sender);
        }
        catch (Exception exception)
        {
            TellFailure(recipient, sender, failure, exception);
        }
    }

    /// <summary>Sends the outcome to <paramref name="recipient"/>.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the message.</param>
    /// <param name="useConfigureAwait">Whether to go on where the caller is.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    /// <param name="success">Makes the message that says it went well; null for none.</param>
    /// <param name="failure">Makes the message of the exception.</param>
    /// <returns>Completes when the message has been sent.</returns>
    public static async Task PipeTo(this ValueTask taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null)
    {
        try
        {
            await taskToPipe.ConfigureAwait(useConfigureAwait);
            if (success is not null) recipient.Tell(success(), sender);
        }
        catch (Exception exception)
        {
            TellFailure(recipient, sender, failure, exception);
        }
    }

    private static void TellFailure(ICanTell recipient, IActorRef? sender, Func<Exception, object>? failure, Exception exception) =>
        recipient.Tell(failure is null ? new Status.Failure(exception) : failure(exception), sender);
}
