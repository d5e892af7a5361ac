namespace ActorConcurrency.Tests;

/// <summary>Tells when everybody rests: has finished, or waits for an answer. Thread-safe.</summary>
internal sealed class Stillness(int moving) : IDisposable
{
    private readonly SemaphoreSlim _still = new(0);
    private int _moving = moving;

    public bool Holds => Volatile.Read(ref _moving) == 0;

    /// <summary>Completes once for each time that everybody has come to rest.</summary>
    public Task NextAsync(CancellationToken cancellationToken) => _still.WaitAsync(cancellationToken);

    public void Rest()
    {
        if (Interlocked.Decrement(ref _moving) == 0) _still.Release();
    }

    public void Move() => Interlocked.Increment(ref _moving);

    public void Dispose() => _still.Dispose();
}
