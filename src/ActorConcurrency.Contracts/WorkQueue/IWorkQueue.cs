using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Items on their way from producers to consumers, and the knowledge of whether the work on them is done. Source: the page's
/// <c>queue.Queue</c> with its sentinel, <c>task_done</c> and <c>join</c>.
/// </summary>
/// <remarks>
/// <para>Promise: no item is lost and none is got twice. At every moment <c>put = got + dropped + queued</c> and
/// <c>got = done + in work</c> (see <see cref="WorkQueueSnapshot"/>).</para>
/// <para>End: <see cref="ShutdownAsync"/> replaces the sentinel. Consumers get what is left and then
/// <see cref="QueueShutDownException"/>, however many they are; <see cref="CompletionAsync"/> tells when the last item is done.</para>
/// <para>Items are passed by reference, not copied: an item that is changed after it was put is changed for its consumer too, or half of
/// it. Put immutable items (records, strings, numbers), or copies.</para>
/// <para>Cancellation: a cancelled or timed-out get takes nothing: an item that meets the cancellation goes back to its place. A put that
/// ends early has put nothing; one that was accepted just before its cancellation succeeds. A token that is cancelled already at the call
/// means that nothing is done.</para>
/// <para>Limits: how many items may be queued (<see cref="ChangeCapacityAsync"/>), and, apart from each other, how many gets and how many puts may
/// wait. One wait too many ends at once with <see cref="TooManyWaitersException"/>; there is no such limit by default. A try with no time to wait never
/// ends like this.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>; what is
/// queued is gone. Only a put that waits at a queue that goes on, and does not say in time whether it was taken, ends with
/// <see cref="OutcomeUnknownException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="System.Threading.Channels.Channel{T}"/>: it knows what is in work and done; a full
/// queue's policy is told in its snapshot; a try may wait for a time.</para>
/// </remarks>
/// <typeparam name="T">The items' type; immutable, if you can.</typeparam>
public interface IWorkQueue<T> : IAsyncDisposable
{
    /// <summary>Puts <paramref name="item"/>; waits for room if the queue is full and its policy is <see cref="WorkQueueOverflow.Wait"/>.</summary>
    /// <param name="item">The item; may be null if <typeparamref name="T"/> allows it.</param>
    /// <param name="priority">Higher is got first, where the queue's order is <see cref="WorkQueueOrder.Priority"/>; ignored otherwise. 0 by default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then put.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was put.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down; nothing was put.</exception>
    /// <exception cref="StoppedException">The queue had stopped; nothing was put.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask PutAsync(T item, int priority = 0, CancellationToken cancellationToken = default);

    /// <summary>Puts <paramref name="item"/> if there is room for it within <paramref name="timeout"/>.</summary>
    /// <param name="item">The item; may be null if <typeparamref name="T"/> allows it.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="priority">As of <see cref="PutAsync"/>.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then put.</param>
    /// <returns>Whether it was put. A queue that drops is never full.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; nothing was put.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down; nothing was put.</exception>
    /// <exception cref="StoppedException">The queue had stopped; nothing was put.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<bool> TryPutAsync(T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default);

    /// <summary>Waits for an item and takes it; call <see cref="TaskDoneAsync"/> once it is worked on.</summary>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The item.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down and nothing is left in it.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<T> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes an item if there is one within <paramref name="timeout"/>; call <see cref="TaskDoneAsync"/> once it is worked on.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The item, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down and nothing is left in it.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Waits for several items and takes them as one step; call <see cref="TaskDoneAsync"/> once for each that is worked on.</summary>
    /// <remarks>
    /// Waits until <paramref name="min"/> are there, or the queue is full, or was shut down with something left: then no more can come, and it gives
    /// fewer. It reserves nothing meanwhile. Where there is an order among waiters, those behind it wait until it is served.
    /// </remarks>
    /// <param name="max">How many at most; not less than <paramref name="min"/>.</param>
    /// <param name="min">How many have to be there: at least 1, the default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The items, in the order of gets: at least one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="min"/> is less than 1, or <paramref name="max"/> less than <paramref name="min"/>.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was done.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down and nothing is left in it.</exception>
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
    /// <exception cref="QueueShutDownException">The queue was shut down and nothing is left in it.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<ImmutableArray<T>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes what is there now, as one step and without a wait; call <see cref="TaskDoneAsync"/> once for each item that is worked on. Those who wait for
    /// room move up behind it. It does not stand behind a get that waits for several. Source: Java's <c>drainTo</c>; Python has none.
    /// </summary>
    /// <param name="max">How many at most: 0 or more. All by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer; nothing is then taken.</param>
    /// <returns>The items, in the order of gets; none if the queue is empty, also when it was shut down.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<ImmutableArray<T>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>Says that the work on one item that was got is done. Completes once it is counted.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="InvalidOperationException">It was said more often than items were got: Python's <c>task_done() called too many times</c>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask TaskDoneAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when no item is queued or in work: Python's <c>join</c>, and as there also when that is so only for a moment, before the
    /// first put for example. If what you mean is "everything that will ever be put", it is <see cref="CompletionAsync"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask JoinAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="JoinAsync"/>, for as long as <paramref name="timeout"/>. Python's <c>join</c> has no timeout.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether no item was queued or in work; <see langword="false"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Completes when the queue has been shut down and every item that was put is done or dropped.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask CompletionAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Closes the queue for puts, waiting ones included; consumers get what is left and are then told. Said again, it does nothing, but that
    /// an immediate shutdown may follow a gentle one. Completes once it is so, not when everything is done: that is <see cref="CompletionAsync"/>.
    /// </summary>
    /// <param name="immediate">Whether to drop what is queued, so that consumers are told at once. False by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes how many items may be queued. More: those who wait for room are let in, in their order. Fewer than are queued: none is dropped; puts wait, or
    /// the overflow policy counts for the next one, until so many have been got that there is room again. Completes once it is so.
    /// </summary>
    /// <param name="capacity">How many: at least 1; <see cref="int.MaxValue"/> for no limit.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default);

    /// <summary>What is queued, in work and done, who works on what, and who waits, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The queue had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
