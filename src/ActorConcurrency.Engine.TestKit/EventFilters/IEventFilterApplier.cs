namespace Akka.TestKit;

/// <summary>
/// Uses filters: while code runs, events that match are counted and kept out of the log; afterwards the count has to be
/// right. The wait for late events begins when the code returns. A count of zero means that none may come during the whole
/// wait. Thread-safe.
/// </summary>
public partial interface IEventFilterApplier
{
    /// <summary>Adds another filter: an event counts if any of them matches.</summary>
    EventFilterFactory And { get; }

    /// <summary>Expects a number of events, within the configured leeway.</summary>
    /// <param name="expectedCount">The number.</param>
    /// <param name="action">The code that causes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <summary>Expects a number of events.</summary>
    /// <param name="expectedCount">The number.</param>
    /// <param name="timeout">How long to wait for them; dilated.</param>
    /// <param name="action">The code that causes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Expects a number of events, within the configured leeway.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="expectedCount">The number.</param>
    /// <param name="func">The code that causes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the code returned.</returns>
    T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Expects a number of events.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="expectedCount">The number.</param>
    /// <param name="timeout">How long to wait for them; dilated.</param>
    /// <param name="func">The code that causes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the code returned.</returns>
    T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    /// <param name="expectedCount">The number.</param>
    /// <param name="actionAsync">The code that causes them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Expects a number of events.</summary>
    /// <param name="expectedCount">The number.</param>
    /// <param name="actionAsync">The code that causes them.</param>
    /// <param name="timeout">How long to wait for them, dilated; null for the configured leeway.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, TimeSpan? timeout, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, TimeSpan, Action, CancellationToken)" />
    Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, TimeSpan, Action, CancellationToken)" />
    [Obsolete("Pass a Func<Task>: ExpectAsync(expectedCount, timeout, Func<Task>).")]
    Task ExpectAsync(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect{T}(int, Func{T}, CancellationToken)" />
    Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect{T}(int, TimeSpan, Func{T}, CancellationToken)" />
    Task<T> ExpectAsync<T>(int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);
}
