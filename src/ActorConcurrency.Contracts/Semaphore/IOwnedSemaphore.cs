namespace ActorConcurrency;

/// <summary>
/// A semaphore that knows who holds its permits and takes them back when the holder is gone: the promise that
/// <see cref="ISemaphore"/> alone does not make, and that no lock in .NET makes.
/// </summary>
/// <remarks>First come, first served. Thread-safe.</remarks>
public interface IOwnedSemaphore : ISemaphore
{
    /// <summary>Opens a session: an owner for permits. Its disposal withdraws its waits and reclaims every permit it still holds.</summary>
    /// <param name="label">A name for snapshots and logs.</param>
    /// <returns>The session; dispose it when the owner is done.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    ISemaphoreSession OpenSession(string label);
}

/// <summary>An owner of permits. Disposal withdraws its waits and reclaims every permit it still holds. Thread-safe.</summary>
/// <remarks>
/// A withdrawn wait ends with <see cref="StoppedException"/>, and so does every call after the disposal. Once <c>DisposeAsync</c> has
/// completed, a snapshot counts nothing of it as held; disposing one of its permits then changes nothing.
/// </remarks>
public interface ISemaphoreSession : IAsyncDisposable
{
    /// <summary>The name shown in snapshots and logs.</summary>
    string Label { get; }

    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    ValueTask<IPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default);
}
