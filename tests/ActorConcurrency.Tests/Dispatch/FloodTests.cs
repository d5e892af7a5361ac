using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>What waits behind a busy actor has a limit.</summary>
public sealed class FloodTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Requests_are_refused_once_a_million_wait_and_none_of_those_is_lost()
    {
        await using var counter = ActorCounter.Start(actors.System);
        await counter.ValueAsync();
        var actor = (IInternalActorRef)counter.Actor;
        actor.Suspend();
        var told = 0;

        var refusal = Assert.Throws<InvalidOperationException>(() =>
        {
            for (; told < 2 * CombiningQueue.Limit; told++) counter.Increment();
        });

        Assert.Contains("nothing was done", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(told, CombiningQueue.Limit, CombiningQueue.Limit + 10);
        actor.Resume();
        Assert.Equal(told, await counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_many_threads_put_in_at_once_is_counted_to_the_last_letter()
    {
        const int threads = 4;
        const int each = 20_000;
        for (var round = 0; round < 20; round++)
        {
            var queue = new CombiningQueue(ActorRefs.Nobody);

            await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => OnThread.Run(() =>
            {
                for (var number = 0; number < each; number++) queue.Enqueue(ActorRefs.Nobody, new Envelope("told", ActorRefs.NoSender));
            })));

            Assert.Equal(threads * each, queue.Length);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_is_refused_under_a_flood_and_what_gives_back_is_not()
    {
        await using var semaphore = ActorSemaphore.Start(actors.System);
        var held = await semaphore.AcquireAsync();
        var actor = (IInternalActorRef)semaphore.Actor;
        actor.Suspend();
        for (var told = 0; told <= CombiningQueue.Limit; told++) actor.Tell("nonsense");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await semaphore.AcquireAsync());
        held.Dispose();

        actor.Resume();
        Assert.Equal(1, (await semaphore.SnapshotAsync()).Available);
    }
}
