using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Items go through a queue with little room: each is got once.</summary>
internal sealed class WorkQueueLoad() : Load("work queue")
{
    private const int Parties = 3;
    private const int Items = 300;

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var got = new int[Parties * Items];
        await using var queue = ActorWorkQueue<int>.Start(system, new WorkQueueSettings { Capacity = 8 });
        await AtOnce(2 * Parties, async party =>
        {
            for (var i = 0; i < Items; i++)
            {
                if (party < Parties) await queue.PutAsync((party * Items) + i);
                else await TakeAsync(queue, got);
            }
        });
        await queue.JoinAsync();
        WrongResultException.ThrowUnless(got.Length, got.Count(times => times == 1), "items got once");
        return got.Length;
    }

    private static async Task TakeAsync(ActorWorkQueue<int> queue, int[] got)
    {
        Interlocked.Increment(ref got[await queue.GetAsync()]);
        await queue.TaskDoneAsync();
    }
}
