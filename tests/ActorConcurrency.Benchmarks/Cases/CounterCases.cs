using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Eight threads count, none waits for an answer; beside a lock, and beside the one instruction that does it.</summary>
internal static class CounterCases
{
    private const int Producers = 8;

    public static IEnumerable<Case> All =>
    [
        new RelativeCase("counter-8", 800_000, 1, CountAsync, LockAsync) { Beside = ("Interlocked", InterlockedAsync) },
    ];

    private static async Task CountAsync(ActorSystem system, Run run)
    {
        await using var counter = ActorCounter.Start(system);
        Benchmarks.Producers.Run(run, Producers, increments =>
        {
            for (var i = 0; i < increments; i++) counter.Increment();
        });
        var value = await counter.ValueAsync();
        run.End();
        Check(run, value);
    }

    private static Task LockAsync(Run run)
    {
        var gate = new Lock();
        var value = 0L;
        Benchmarks.Producers.Run(run, Producers, increments =>
        {
            for (var i = 0; i < increments; i++)
                lock (gate)
                    value++;
        });
        run.End();
        Check(run, value);
        return Task.CompletedTask;
    }

    private static Task InterlockedAsync(Run run)
    {
        var value = 0L;
        Benchmarks.Producers.Run(run, Producers, increments =>
        {
            for (var i = 0; i < increments; i++) Interlocked.Increment(ref value);
        });
        run.End();
        Check(run, value);
        return Task.CompletedTask;
    }

    private static void Check(Run run, long value) => WrongResultException.ThrowUnless(run.Operations, value, "the count");
}
