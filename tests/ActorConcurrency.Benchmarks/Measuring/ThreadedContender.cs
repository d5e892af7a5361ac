namespace ActorConcurrency.Benchmarks;

/// <summary>A contender whose operations come from several threads at once, none of which waits for an answer.</summary>
internal abstract class ThreadedContender(int threads) : CountingContender
{
    private Producers? _producers;

    public override async Task PrepareAsync(int operations)
    {
        await base.PrepareAsync(operations);
        _producers = new Producers(threads, () => Produce(operations / threads));
    }

    public override async Task OperateAsync(int operations)
    {
        await _producers!.RunAsync();
        await HandledAsync();
    }

    /// <summary>Does so many operations on the calling thread.</summary>
    protected abstract void Produce(int times);

    /// <summary>Waits until everything that was produced has taken effect.</summary>
    protected virtual Task HandledAsync() => Task.CompletedTask;
}
