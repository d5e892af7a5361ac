using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>All loads at once, on one actor system.</summary>
internal sealed class Mixture
{
    private readonly Load[] _loads =
    [
        new CounterLoad(),
        new SemaphoreLoad(),
        new LockSetLoad(),
        new EventLoad(),
        new WorkQueueLoad(),
        new PriorityQueueLoad(),
        new TickerLoad(),
    ];

    public long Operations => _loads.Sum(load => load.Operations);

    /// <summary>Works until it is told to end, or until the first load fails.</summary>
    /// <exception cref="WrongResultException">A load has found something wrong.</exception>
    public async Task RunAsync(ActorSystem system, CancellationToken end)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(end);
        await Task.WhenAll(_loads.Select(async load =>
        {
            try
            {
                await load.RunAsync(system, any.Token);
            }
            catch
            {
                await any.CancelAsync();
                throw;
            }
        }));
    }

    public void Print()
    {
        foreach (var load in _loads) Console.WriteLine(FormattableString.Invariant($"{load.Name,-24} {load.Operations,14:#,0} operations"));
    }
}
