namespace ActorConcurrency.Benchmarks;

/// <summary>A semaphore with one permit: whoever is inside counts, so a second one inside at the same time shows in the count.</summary>
internal abstract class SemaphoreContender : SequentialContender
{
    /// <summary>How often somebody was inside. Changed inside only.</summary>
    protected long Inside { get; set; }

    /// <summary>Takes the permit.</summary>
    public abstract Task TakeAsync();

    /// <summary>Gives it back.</summary>
    public abstract Task GiveAsync();

    protected override ValueTask<long> CountAsync() => new(Inside);
}

/// <summary>The same semaphore under contention: its permit is out until all tasks wait for it, and then goes from one to the next.</summary>
internal sealed class ContendedSemaphore : Contender
{
    private const int Tasks = 100;
    private readonly SemaphoreContender _semaphore;
    private Task? _all;

    public ContendedSemaphore(SemaphoreContender semaphore) => _semaphore = Own(semaphore);

    // A loop runs on its caller's thread until it has to wait. So all of them have asked for the permit when the last call returns.
    public override async Task PrepareAsync(int operations)
    {
        await _semaphore.PrepareAsync(operations);
        await _semaphore.TakeAsync();
        _all = Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => _semaphore.LoopAsync(operations / Tasks)).ToArray());
    }

    public override async Task OperateAsync(int operations)
    {
        await _semaphore.GiveAsync();
        await _all!;
    }

    public override Task CheckAsync(int operations) => _semaphore.CheckAsync(operations);
}
