namespace Akka.TestKit.Internal;

public partial class InternalEventFilterApplier
{
    /// <inheritdoc />
    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, _system, null, null, null, cancellationToken);

    /// <inheritdoc />
    public void Mute(Action action, CancellationToken cancellationToken = default) =>
        Intercept(Returning(action), _system, null, null, null, cancellationToken);

    /// <inheritdoc />
    public IUnmutableFilter Mute() => new InternalUnmutableFilter(_filters, _system);

    /// <inheritdoc />
    public Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, _system, null, null, null, cancellationToken);

    /// <inheritdoc />
    public Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(action), _system, null, null, null, cancellationToken);

    /// <inheritdoc />
    public Task MuteAsync(Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Asynchronous(action), _system, null, null, null, cancellationToken);

    private static Func<bool> Returning(Action action) => () =>
    {
        action();
        return true;
    };

    private static Func<Task<bool>> Returning(Func<Task> action) => async () =>
    {
        await action();
        return true;
    };

    private static Func<Task<bool>> Asynchronous(Action action) => () =>
    {
        action();
        return Task.FromResult(true);
    };
}
