namespace ActorConcurrency;

/// <summary>
/// Waits for several events, each of any kind: of this process or another, manual or auto reset. In place of <see cref="WaitHandle.WaitAny(WaitHandle[])"/>
/// and <see cref="WaitHandle.WaitAll(WaitHandle[])"/>, without a blocked thread and without their limit of 64. Thread-safe.
/// </summary>
/// <remarks>
/// <para><b>Any</b>: exactly one event is passed. If several are set at the call, it is the first of them in the list; later, whichever passes
/// first. A signal of another auto-reset event that comes at the same moment is given back before the call returns: it goes to that event's next wait,
/// or stays.</para>
/// <para><b>All</b>: every event is passed, or none. While it waits it holds no signal, so two such waits cannot hold each other up, whatever their
/// order. It is not one step, though: it takes the events one after the other as soon as the missing one has come, and gives them back if
/// another one is missing by then. For that moment, a try of somebody else finds them not set. With manual reset, each event was set at some moment
/// of that last round. A pulse is not kept for it: it counts only if all others are there when it comes. Waits for single events can overtake it.</para>
/// <para>A wait that is cancelled, times out or fails takes nothing; the same events may be waited for again. If one of the events stops or refuses
/// the wait, the whole wait ends with that event's exception.</para>
/// </remarks>
public static class EventExtensions
{
    /// <summary>Waits until one of the events passes.</summary>
    /// <param name="events">The events; one that is there twice counts as its first place.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The place of the event that passed, from 0 on.</returns>
    /// <exception cref="ArgumentException">There are no events, and it would never end; or one is null.</exception>
    /// <exception cref="TooManyWaitersException">As many wait for one of the events as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">One of the events had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">One of the events failed with the request in flight.</exception>
    public static async ValueTask<int> WaitAnyAsync(this IEnumerable<IEvent> events, CancellationToken cancellationToken = default) =>
        (await SeveralEvents.AnyAsync(events, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false))!.Value;

    /// <summary>As <see cref="WaitAnyAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="events">The events; one that is there twice counts as its first place.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="timeProvider">The clock of the timeout; null: that of the process.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The place of the event that passed, from 0 on, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentException">There are no events, and it would never pass; or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait for one of the events as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">One of the events had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">One of the events failed with the request in flight.</exception>
    public static async ValueTask<int?> TryWaitAnyAsync(
        this IEnumerable<IEvent> events, TimeSpan timeout, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        await SeveralEvents.AnyAsync(events, WaitLimit.Checked(timeout), timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);

    /// <summary>Waits until all of the events pass; at once if there are none.</summary>
    /// <param name="events">
    /// The events, each once: two passes of the same auto-reset event are never there together. Two handles to one such event cannot be told from two
    /// events, and the wait then goes round until it is cancelled.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <exception cref="ArgumentException">An event is there twice, or null.</exception>
    /// <exception cref="TooManyWaitersException">As many wait for one of the events as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">One of the events had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">One of the events failed with the request in flight.</exception>
    public static async ValueTask WaitAllAsync(this IEnumerable<IEvent> events, CancellationToken cancellationToken = default) =>
        await SeveralEvents.AllAsync(events, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);

    /// <summary>As <see cref="WaitAllAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="events">The events, each once.</param>
    /// <param name="timeout">How long to wait, for all of them; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="timeProvider">The clock of the timeout; null: that of the process.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>Whether all passed; <see langword="false"/> if the time ran out, and then none is passed.</returns>
    /// <exception cref="ArgumentException">An event is there twice, or null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait for one of the events as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">One of the events had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">One of the events failed with the request in flight.</exception>
    public static async ValueTask<bool> TryWaitAllAsync(
        this IEnumerable<IEvent> events, TimeSpan timeout, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        await SeveralEvents.AllAsync(events, WaitLimit.Checked(timeout), timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
}
