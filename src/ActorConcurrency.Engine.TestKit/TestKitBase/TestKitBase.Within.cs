using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    // How long an asynchronous block may overrun before it is abandoned: time enough for its own expectations to fail first.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Runs code that has to end in time. Expectations inside without a duration of their own get what is left. If the last
    /// of them was <c>ExpectNoMsg</c> or <c>ReceiveWhile</c>, the end of the block is not checked.
    /// </summary>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="action">The code.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Not waited for in synchronous code.</param>
    /// <exception cref="ArgumentException">A duration is negative.</exception>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs code that has to end in time, and not too early.</summary>
    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)" />
    /// <param name="min">The shortest time allowed; not dilated.</param>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="action">The code.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Not waited for in synchronous code.</param>
    public void Within(TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(min, max, () => { action(); return true; }, hint, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)" />
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="function">The code.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Not waited for in synchronous code.</param>
    /// <returns>What the code returned.</returns>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)" />
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="min">The shortest time allowed; not dilated.</param>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="function">The code.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Not waited for in synchronous code.</param>
    /// <returns>What the code returned.</returns>
    public T Within<T>(TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Wait.Result(Within(Wait.OnThisThread, min, max, () => Task.FromResult(function()), hint, epsilonValue, cancellationToken));

    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)" />
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="actionAsync">The code; abandoned, and reported, if it does not end in time.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Ends the wait for the code.</param>
    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)" />
    /// <param name="min">The shortest time allowed; not dilated.</param>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="actionAsync">The code; abandoned, and reported, if it does not end in time.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Ends the wait for the code.</param>
    public Task WithinAsync(TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(min, max, async () => { await actionAsync(); return true; }, hint, epsilonValue, cancellationToken);

    /// <inheritdoc cref="WithinAsync(TimeSpan, Func{Task}, TimeSpan?, CancellationToken)" />
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="function">The code; abandoned, and reported, if it does not end in time.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Ends the wait for the code.</param>
    /// <returns>What the code returned.</returns>
    public Task<T> WithinAsync<T>(TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="WithinAsync(TimeSpan, TimeSpan, Func{Task}, string, TimeSpan?, CancellationToken)" />
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="min">The shortest time allowed; not dilated.</param>
    /// <param name="max">The longest time allowed; dilated. An enclosing block that ends earlier counts instead.</param>
    /// <param name="function">The code; abandoned, and reported, if it does not end in time.</param>
    /// <param name="hint">Added to the failure message.</param>
    /// <param name="epsilonValue">How much longer it may take; none by default.</param>
    /// <param name="cancellationToken">Ends the wait for the code.</param>
    /// <returns>What the code returned.</returns>
    public Task<T> WithinAsync<T>(TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(Wait.Asynchronously, min, max, function, hint, epsilonValue, cancellationToken).AsTask();

    private async ValueTask<T> Within<T>(Wait wait, TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint, TimeSpan? epsilonValue,
        CancellationToken cancellation)
    {
        min.EnsureIsPositiveFinite(nameof(min));
        max.EnsureIsPositiveFinite(nameof(max));
        var start = Now;
        var left = _end - start ?? TimeSpan.MaxValue;
        Assertions.AssertTrue(left >= min, "Required min time {0} not possible, only {1} left. {2}", min, left, hint ?? "");

        var allowed = Dilated(max) is var dilated && dilated < left ? dilated : left;
        var epsilon = epsilonValue ?? TimeSpan.Zero;
        var (result, ended) = await RunUntil(wait, start + allowed, allowed + epsilon + Grace, function, cancellation).ConfigureAwait(false);
        var elapsed = Now - start;
        if (elapsed < min)
            Assertions.Fail("Failed: Block took {0}, should have at least been {1}. {2}", elapsed, min, hint ?? "");
        if (!ended || (!_lastWasNoMsg && elapsed > allowed + epsilon))
            Assertions.Fail("Failed: Block took {0}, exceeding {1}. {2}", elapsed, allowed, hint ?? "");
        return result;
    }

    private async ValueTask<(T Result, bool Ended)> RunUntil<T>(Wait wait, TimeSpan end, TimeSpan patience, Func<Task<T>> function,
        CancellationToken cancellation)
    {
        var enclosingEnd = _end;
        _end = end;
        _lastWasNoMsg = false;
        try
        {
            var running = function();
            var deadline = Deadline.After(patience);
            while (!running.IsCompleted && !deadline.IsOver)
            {
                cancellation.ThrowIfCancellationRequested();
                await wait.For(running, deadline.Left, cancellation).ConfigureAwait(false);
            }
            return running.IsCompleted ? (await running.ConfigureAwait(false), true) : (default!, false);
        }
        finally
        {
            _end = enclosingEnd;
        }
    }
}
