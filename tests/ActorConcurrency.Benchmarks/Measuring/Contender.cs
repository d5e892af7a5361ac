namespace ActorConcurrency.Benchmarks;

/// <summary>One way to do the work of a case: ours, what a user would pick without us, or another library's.</summary>
/// <remarks>
/// A round prepares, operates and checks; only what operates is measured. The command <c>ratios</c> and the BenchmarkDotNet classes run
/// the same contenders.
/// </remarks>
internal abstract class Contender : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();

    /// <summary>What goes before the part that is measured.</summary>
    public virtual Task PrepareAsync(int operations) => Task.CompletedTask;

    /// <summary>Does so many operations: the part that is measured.</summary>
    public abstract Task OperateAsync(int operations);

    /// <summary>Looks at what was computed.</summary>
    /// <exception cref="WrongResultException">It is not what it should be.</exception>
    public virtual Task CheckAsync(int operations) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part)) await part.DisposeAsync();
    }

    /// <summary>Disposes of it together with the contender, the last one first.</summary>
    protected T Own<T>(T part) where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
