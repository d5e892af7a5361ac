namespace Akka.TestKit;

public partial interface IEventFilterApplier
{
    /// <summary>Expects one event, within the configured leeway.</summary>
    /// <param name="action">The code that causes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    /// <summary>Expects one event.</summary>
    /// <param name="timeout">How long to wait for it; dilated.</param>
    /// <param name="action">The code that causes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Expects one event, within the configured leeway.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="func">The code that causes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the code returned.</returns>
    T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Expects one event.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="timeout">How long to wait for it; dilated.</param>
    /// <param name="func">The code that causes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the code returned.</returns>
    T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Expects one event, within the configured leeway.</summary>
    /// <param name="actionAsync">The code that causes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(TimeSpan, Action, CancellationToken)" />
    Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    [Obsolete("Pass a Func<Task>: ExpectOneAsync(Func<Task>, CancellationToken).")]
    Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne{T}(Func{T}, CancellationToken)" />
    Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne{T}(TimeSpan, Func{T}, CancellationToken)" />
    Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Keeps events out of the log while code runs. Any number of them.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="func">The code.</param>
    /// <param name="cancellationToken">Not used: there is no wait.</param>
    /// <returns>What the code returned.</returns>
    T Mute<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Keeps events out of the log while code runs. Any number of them.</summary>
    /// <param name="action">The code.</param>
    /// <param name="cancellationToken">Not used: there is no wait.</param>
    void Mute(Action action, CancellationToken cancellationToken = default);

    /// <summary>Keeps events out of the log from now on.</summary>
    /// <returns>Dispose it, or call <c>Unmute</c>, to let them in again.</returns>
    IUnmutableFilter Mute();

    /// <inheritdoc cref="Mute{T}(Func{T}, CancellationToken)" />
    Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Mute(Action, CancellationToken)" />
    Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Mute(Action, CancellationToken)" />
    [Obsolete("Pass a Func<Task>: MuteAsync(Func<Task>).")]
    Task MuteAsync(Action action, CancellationToken cancellationToken = default);
}
