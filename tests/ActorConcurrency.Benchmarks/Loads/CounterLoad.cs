using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>A counter goes up and down, with and without waiting for the answer, and ends where it began.</summary>
internal sealed class CounterLoad() : Load("counter")
{
    private const int Callers = 4;
    private const int Changes = 500;

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        await using var counter = ActorCounter.Start(system);
        await AtOnce(Callers, async _ =>
        {
            for (var i = 0; i < Changes; i++)
            {
                counter.Increment();
                await counter.DecrementAsync();
            }
        });
        WrongResultException.ThrowUnless(0, await counter.ValueAsync(), "the count");
        return Callers * Changes * 2;
    }
}
