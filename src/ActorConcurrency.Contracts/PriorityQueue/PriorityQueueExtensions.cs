using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>What can be built on the contract alone. Thread-safe.</summary>
public static class PriorityQueueExtensions
{
    /// <summary>
    /// Puts items one by one in their order, each as <see cref="IPriorityQueue{T}.PutAsync"/> does: so a batch may be larger than the queue's capacity, and
    /// other producers' items may come in between. Not one step: what was put before it ends early stays, and is told.
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="queue">The queue.</param>
    /// <param name="items">The items and their priorities; none is allowed. Enumerated as they are put.</param>
    /// <param name="cancellationToken">Ends the wait for room; no more is then put.</param>
    /// <returns>The tickets of all of them, in their order.</returns>
    /// <exception cref="PartlyPutException">Some were put, and then one of the following happened, or the queue's comparer threw.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was put.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was put.</exception>
    /// <exception cref="StoppedException">The queue had stopped; nothing was put.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the first item in flight.</exception>
    public static async ValueTask<ImmutableArray<PriorityTicket>> PutManyAsync<T>(
        this IPriorityQueue<T> queue, IEnumerable<(T Item, int Priority)> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(items);
        var tickets = ImmutableArray.CreateBuilder<PriorityTicket>();
        try
        {
            foreach (var (item, priority) in items) tickets.Add(await queue.PutAsync(item, priority, cancellationToken).ConfigureAwait(false));
            return tickets.ToImmutable();
        }
        catch (Exception failure) when (tickets.Count > 0)
        {
            throw new PartlyPutException(tickets.Count, failure) { Tickets = tickets.ToImmutable() };
        }
    }
}
