// The overloads differ in the code that they require; what they have in common is optional, as everywhere.
#pragma warning disable RS0026

namespace ActorConcurrency;

/// <summary>
/// A condition for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once, and so it does inside a predicate or an update of an <see cref="ActorCondition{TState}"/>. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingCondition
{
    /// <inheritdoc cref="ICondition{TState}.ReadAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TState Read<TState>(this ICondition<TState> condition, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.ReadAsync(cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.UpdateAsync(Func{TState, TState}, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TState Update<TState>(this ICondition<TState> condition, Func<TState, TState> update, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.UpdateAsync(update, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.UpdateAsync{TResult}(Func{TState, ValueTuple{TState, TResult}}, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TResult Update<TState, TResult>(
        this ICondition<TState> condition, Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.UpdateAsync(update, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.WaitAsync(Func{TState, bool}, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TState Wait<TState>(this ICondition<TState> condition, Func<TState, bool> predicate, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.WaitAsync(predicate, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.WaitAsync(Func{TState, bool}, Func{TState, TState}, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TState Wait<TState>(
        this ICondition<TState> condition, Func<TState, bool> predicate, Func<TState, TState> update, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.WaitAsync(predicate, update, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.WaitAsync{TResult}(Func{TState, bool}, Func{TState, ValueTuple{TState, TResult}}, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TResult Wait<TState, TResult>(
        this ICondition<TState> condition, Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.WaitAsync(predicate, update, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.TryWaitAsync(Func{TState, bool}, TimeSpan, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Met<TState>? TryWait<TState>(
        this ICondition<TState> condition, Func<TState, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.TryWaitAsync(predicate, timeout, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.TryWaitAsync(Func{TState, bool}, Func{TState, TState}, TimeSpan, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Met<TState>? TryWait<TState>(
        this ICondition<TState> condition, Func<TState, bool> predicate, Func<TState, TState> update, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.TryWaitAsync(predicate, update, timeout, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.TryWaitAsync{TResult}(Func{TState, bool}, Func{TState, ValueTuple{TState, TResult}}, TimeSpan, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Met<TResult>? TryWait<TState, TResult>(
        this ICondition<TState> condition, Func<TState, bool> predicate, Func<TState, (TState State, TResult Result)> update, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.TryWaitAsync(predicate, update, timeout, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.WaitForNotifyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TState WaitForNotify<TState>(this ICondition<TState> condition, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.WaitForNotifyAsync(cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.TryWaitForNotifyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Met<TState>? TryWaitForNotify<TState>(this ICondition<TState> condition, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.TryWaitForNotifyAsync(timeout, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.NotifyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int Notify<TState>(this ICondition<TState> condition, int count = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.NotifyAsync(count, cancellationToken));

    /// <inheritdoc cref="ICondition{TState}.NotifyAllAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int NotifyAll<TState>(this ICondition<TState> condition, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => condition.NotifyAllAsync(cancellationToken));
}
