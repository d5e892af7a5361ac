// The overloads differ in the code that they require; what they have in common is optional, as everywhere.
#pragma warning disable RS0026

namespace ActorConcurrency;

/// <summary>
/// State and its guard in one: read it, update it, or wait until a predicate holds and update it in the same step. Source: Python's
/// <c>threading.Condition</c>, which the page's <c>PeriodicTimer</c> is made of.
/// </summary>
/// <remarks>
/// <para>The state is a value: let <typeparamref name="TState"/> be immutable (a number, a record, an immutable collection). Everybody is handed
/// the same object, so whoever changes it in place changes it without the guard. An update gives the new state back.</para>
/// <para>Predicates and updates are the caller's code. One of them runs at a time. Keep them short and without effects: while one runs,
/// everybody else waits. They look at the state they are given, and not at what changes beside it; they do not call the condition. What one
/// of them throws goes to the caller it came from, and to nobody else: the state stays as it was, the others go on. They cannot await; a task
/// as state or as result is refused.</para>
/// <para>Order. An update runs, and then the waits are looked at, those that began first first. The first whose predicate holds leaves, with
/// its own update if it has one. If that has changed the state, it is begun again with the oldest wait; else it goes on with the next. It ends
/// when no predicate of those who wait holds. So nobody has to be notified of a change, nobody wakes in vain, and of two whose predicates hold
/// the older one always comes first. An update that leaves the state as it is has the waits looked at too.</para>
/// <para>Notification is for ported code: <see cref="WaitForNotifyAsync"/> waits without a predicate, and <see cref="NotifyAsync"/> and
/// <see cref="NotifyAllAsync"/> wake such waits only, the oldest first. As in Python, a notification that nobody waits for is not kept. One
/// whose wait had been given up goes to the next that was waiting at that time.</para>
/// <para>Cancellation: a cancelled or timed-out wait has taken and changed nothing. A token that is cancelled already at the call means that nothing is
/// done. There is one deadline for the whole wait, however often the predicate is looked at.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="Monitor"/> and from Python: no lock is held between two calls, so nothing can be forgotten to
/// be released, and "notify without the lock" does not exist; no thread blocks; a wait that returns has its condition; the state can be seen.</para>
/// </remarks>
/// <typeparam name="TState">The state's type: immutable, and no task.</typeparam>
public interface ICondition<TState> : IAsyncDisposable
{
    /// <summary>The state.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<TState> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces the state by what <paramref name="update"/> makes of it; then the waits are looked at.</summary>
    /// <param name="update">Makes the new state. What it throws is thrown here, and the state stays.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The new state, as the update has made it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<TState> UpdateAsync(Func<TState, TState> update, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="UpdateAsync(Func{TState, TState}, CancellationToken)"/>, with a result besides.</summary>
    /// <typeparam name="TResult">The result's type; no task.</typeparam>
    /// <param name="update">Makes the new state, and the result.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    /// <exception cref="ArgumentException">The result is a task.</exception>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<TResult> UpdateAsync<TResult>(Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default);

    /// <summary>Waits until <paramref name="predicate"/> holds; returns at once if it does.</summary>
    /// <param name="predicate">What is waited for. What it throws, now or after somebody's update, is thrown here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that it held for. It may have changed since.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed with the request in flight.</exception>
    ValueTask<TState> WaitAsync(Func<TState, bool> predicate, CancellationToken cancellationToken = default);

    /// <summary>Waits until <paramref name="predicate"/> holds, and updates the state in the same step: nobody comes in between.</summary>
    /// <param name="predicate">What is waited for. What it throws, now or after somebody's update, is thrown here.</param>
    /// <param name="update">Makes the new state of the one that the predicate holds for. Runs once at most. What it throws is thrown here, and the state stays.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then changed.</param>
    /// <returns>The new state, as the update has made it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was changed. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, and nothing was changed.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<TState> WaitAsync(Func<TState, bool> predicate, Func<TState, TState> update, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitAsync(Func{TState, bool}, Func{TState, TState}, CancellationToken)"/>, with a result besides.</summary>
    /// <typeparam name="TResult">The result's type; no task.</typeparam>
    /// <param name="predicate">What is waited for.</param>
    /// <param name="update">Makes the new state, and the result.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then changed.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The result is a task.</exception>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was changed. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, and nothing was changed.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<TResult> WaitAsync<TResult>(
        Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default);

    /// <summary>Waits until <paramref name="predicate"/> holds, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="predicate">What is waited for.</param>
    /// <param name="timeout">How long the whole wait may take; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that it held for, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed with the request in flight.</exception>
    ValueTask<Met<TState>?> TryWaitAsync(Func<TState, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Waits until <paramref name="predicate"/> holds, for as long as <paramref name="timeout"/>, and updates the state in the same step.</summary>
    /// <param name="predicate">What is waited for.</param>
    /// <param name="update">Makes the new state. Runs once, or not at all.</param>
    /// <param name="timeout">How long the whole wait may take; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then changed.</param>
    /// <returns>The new state, or <see langword="null"/> if the time ran out: then nothing was changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was changed. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, and nothing was changed.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<Met<TState>?> TryWaitAsync(
        Func<TState, bool> predicate, Func<TState, TState> update, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="TryWaitAsync(Func{TState, bool}, Func{TState, TState}, TimeSpan, CancellationToken)"/>, with a result besides.</summary>
    /// <typeparam name="TResult">The result's type; no task.</typeparam>
    /// <param name="predicate">What is waited for.</param>
    /// <param name="update">Makes the new state, and the result.</param>
    /// <param name="timeout">How long the whole wait may take; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then changed.</param>
    /// <returns>The result, or <see langword="null"/> if the time ran out: then nothing was changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The result is a task.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="InvalidOperationException">The update has given a task.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was changed. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, and nothing was changed.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<Met<TResult>?> TryWaitAsync<TResult>(
        Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Waits for a notification that comes after this call, whatever the state is. A wait with a predicate is nearly always what you want.</summary>
    /// <param name="cancellationToken">Ends the wait; a notification that was on its way goes to the next.</param>
    /// <returns>The state when it was notified.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed with the request in flight.</exception>
    ValueTask<TState> WaitForNotifyAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitForNotifyAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; with <see cref="TimeSpan.Zero"/> no notification can come. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; a notification that was on its way goes to the next.</param>
    /// <returns>The state when it was notified, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed with the request in flight.</exception>
    ValueTask<Met<TState>?> TryWaitForNotifyAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Wakes those who wait for a notification, the oldest first. Waits with a predicate are not woken in vain, and do not count.</summary>
    /// <param name="count">How many at most: 0 or more. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>How many it has reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> NotifyAsync(int count = 1, CancellationToken cancellationToken = default);

    /// <summary>Wakes all who wait for a notification.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>How many it has reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> NotifyAllAsync(CancellationToken cancellationToken = default);

    /// <summary>The state, and who waits, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The condition had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The condition failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<ConditionSnapshot<TState>> SnapshotAsync(CancellationToken cancellationToken = default);
}
