using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Items that are got by importance: the highest priority first, in order of their puts among equals. Source: the page's
/// <c>PriorityQueue</c>, a heap of <c>(-priority, count, item)</c> under a condition.
/// </summary>
/// <remarks>
/// <para>Promise: no item is lost and none is got twice. At every moment <c>put = got + removed + queued</c> (see
/// <see cref="PriorityQueueSnapshot"/>). Of two queued items the one with the higher priority is got first, of equals the one that was put first;
/// every <see cref="int"/> is a priority, the smallest too.</para>
/// <para>Comparer, where an implementation is given one: of two queued items with equal priorities it is asked first, and the greater is got first; so with one
/// priority for all it alone decides. What it throws fails the put, or the change of a priority, that asked it, and leaves the rest as it was. Not together with ageing.</para>
/// <para>Ageing, where it is switched on: an item gains one level of priority per interval that it waits, steadily, so that none waits for ever.</para>
/// <para>Cancellation: a cancelled or timed-out get takes nothing: an item that meets the cancellation goes back to its place. A put that
/// ends early has put nothing; one that was accepted just before its cancellation succeeds. A token that is cancelled already at the call
/// means that nothing is done.</para>
/// <para>Limits: how many items may be queued (<see cref="ChangeCapacityAsync"/>), and, apart from each other, how many gets and how many puts may
/// wait. One wait too many ends at once with <see cref="TooManyWaitersException"/>; there is no such limit by default. A try with no time to wait never
/// ends like this.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>; what is
/// queued is gone. Only a put that waits at a queue that goes on, and does not say in time whether it was taken, ends with
/// <see cref="OutcomeUnknownException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="System.Collections.Generic.PriorityQueue{TElement, TPriority}"/>: that one takes the lowest
/// first, keeps no order among equals, does not wait, and is not thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type; immutable, if you can: items are passed by reference.</typeparam>
public interface IPriorityQueue<T> : IAsyncDisposable
{
    /// <summary>Puts <paramref name="item"/>; waits for room if the queue is full.</summary>
    /// <param name="item">The item; may be null if <typeparamref name="T"/> allows it.</param>
    /// <param name="priority">Higher is got first.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then put.</param>
    /// <returns>The ticket to change its priority, or to remove it, while it is queued.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was put.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="StoppedException">The queue had stopped; nothing was put.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<PriorityTicket> PutAsync(T item, int priority, CancellationToken cancellationToken = default);

    /// <summary>Puts <paramref name="item"/> if there is room for it within <paramref name="timeout"/>.</summary>
    /// <param name="item">The item; may be null if <typeparamref name="T"/> allows it.</param>
    /// <param name="priority">Higher is got first.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then put.</param>
    /// <returns>The ticket, or <see langword="null"/> if the time ran out; nothing was put then.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was put.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="StoppedException">The queue had stopped; nothing was put.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<PriorityTicket?> TryPutAsync(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Waits for an item and takes the most important one.</summary>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The item.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<T> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes the most important item if there is one within <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The item, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Waits for several items and takes the most important ones as one step.</summary>
    /// <remarks>
    /// Waits until <paramref name="min"/> are there, or the queue is full: then no more can come, and it gives fewer. It reserves nothing meanwhile.
    /// Where there is an order among waiters, those behind it wait until it is served.
    /// </remarks>
    /// <param name="max">How many at most; not less than <paramref name="min"/>.</param>
    /// <param name="min">How many have to be there: at least 1, the default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The items, the most important first: at least one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="min"/> is less than 1, or <paramref name="max"/> less than <paramref name="min"/>.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<ImmutableArray<T>> GetManyAsync(int max, int min = 1, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetManyAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="max">How many at most; not less than <paramref name="min"/>.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="min">How many have to be there: at least 1, the default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The items; none if the time ran out: fewer than <paramref name="min"/> are left where they are. <see cref="DrainAsync"/> takes them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="min"/> is less than 1, <paramref name="max"/> is less than <paramref name="min"/>, or <paramref name="timeout"/> is negative or too long.
    /// </exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<ImmutableArray<T>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes what is there now, as one step and without a wait. Those who wait for room move up behind it. It does not stand behind a get that waits for
    /// several. Source: Java's <c>drainTo</c>; Python has none.
    /// </summary>
    /// <param name="max">How many at most: 0 or more. All by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer; nothing is then taken.</param>
    /// <returns>The items, the most important first; none if the queue is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<ImmutableArray<T>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>Gives a queued item another priority. Among its new equals it stands where it would if it had had that priority from its put on.</summary>
    /// <param name="ticket">What the item's put gave.</param>
    /// <param name="priority">Higher is got first.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was queued; false if it was got or removed before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> ReprioritizeAsync(PriorityTicket ticket, int priority, CancellationToken cancellationToken = default);

    /// <summary>Takes a queued item out without getting it.</summary>
    /// <param name="ticket">What the item's put gave.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was queued; false if it was got or removed before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> RemoveAsync(PriorityTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes how many items may be queued. More: those who wait for room are let in, in the order in which gets would let them in. Fewer than are
    /// queued: none is dropped; puts wait until so many have been got or removed that there is room again. Completes once it is so.
    /// </summary>
    /// <param name="capacity">How many: at least 1; <see cref="int.MaxValue"/> for no limit.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default);

    /// <summary>What is queued and who waits, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<PriorityQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
