using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>What can be built on the contract alone. Thread-safe.</summary>
public static class WorkQueueExtensions
{
    /// <summary>
    /// The items as they come, until the queue was shut down and nothing is left: a consumer's loop without a sentinel. An item is reported
    /// done when the loop asks for the next one, also if the token has been cancelled meanwhile. Leaving the loop early, by <c>break</c> or
    /// an exception, leaves the current item in work: call <see cref="IWorkQueue{T}.TaskDoneAsync"/> before, if it is done all the same.
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="queue">The queue.</param>
    /// <param name="cancellationToken">Ends the wait for the next item, and so the loop, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. No item is in work for this loop.</exception>
    /// <exception cref="TooManyWaitersException">The loop would have to wait, and as many wait as may. No item is in work for it.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with a request in flight.</exception>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        this IWorkQueue<T> queue, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        while (await NextAsync(queue, cancellationToken).ConfigureAwait(false) is { } taken)
        {
            yield return taken.Item;
            await queue.TaskDoneAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async ValueTask<Taken<T>?> NextAsync<T>(IWorkQueue<T> queue, CancellationToken cancellationToken)
    {
        try
        {
            return new Taken<T>(await queue.GetAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (QueueShutDownException)
        {
            return null;
        }
    }
}
