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

    /// <summary>
    /// Puts items one by one in their order, each as <see cref="IWorkQueue{T}.PutAsync"/> does: so a batch may be larger than the queue's capacity, and
    /// other producers' items may come in between. Not one step: what was put before it ends early stays, and is told.
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="queue">The queue.</param>
    /// <param name="items">The items; none is allowed. Enumerated as they are put.</param>
    /// <param name="priority">As of <see cref="IWorkQueue{T}.PutAsync"/>, for all of them.</param>
    /// <param name="cancellationToken">Ends the wait for room; no more is then put.</param>
    /// <returns>How many were put: all of them.</returns>
    /// <exception cref="PartlyPutException">Some were put, and then one of the following happened.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was put.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was put.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down; nothing was put.</exception>
    /// <exception cref="StoppedException">The queue had stopped; nothing was put.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the first item in flight.</exception>
    public static async ValueTask<int> PutManyAsync<T>(
        this IWorkQueue<T> queue, IEnumerable<T> items, int priority = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(items);
        var put = 0;
        try
        {
            foreach (var item in items)
            {
                await queue.PutAsync(item, priority, cancellationToken).ConfigureAwait(false);
                put++;
            }

            return put;
        }
        catch (Exception failure) when (put > 0)
        {
            throw new PartlyPutException(put, failure);
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
