using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A node leaves its cluster in good order.</summary>
[Collection(nameof(ThreeNodes))]
public sealed class LeavingNodesTests(ThreeNodes nodes)
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_it_held_goes_to_the_others_and_its_holders_know_before()
    {
        var name = nodes.NewName();
        var leaving = await nodes.JoinAsync();
        var permit = await ClusterSemaphore.Open(leaving.System, name).AcquireAsync();
        var lost = permit.Lost;
        var waiting = ClusterSemaphore.Open(nodes.A.System, name).AcquireAsync().AsTask()
            .ContinueWith(next => (next.Result, WasLost: lost.IsCancellationRequested), TaskContinuationOptions.ExecuteSynchronously);
        Assert.Single((await ClusterSemaphore.Open(nodes.A.System, name).SnapshotAsync()).Waiters);

        await leaving.DisposeAsync();

        var (next, wasLost) = await waiting;
        Assert.True(wasLost);
        Assert.True(next.FencingToken > permit.FencingToken);
        await next.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_waits_end_and_nothing_can_be_asked_there_any_more()
    {
        var name = nodes.NewName();
        var leaving = await nodes.JoinAsync();
        await using var permit = await ClusterSemaphore.Open(nodes.B.System, name).AcquireAsync();
        var handle = ClusterSemaphore.Open(leaving.System, name);
        var waiting = handle.AcquireAsync().AsTask();

        await leaving.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await handle.AcquireAsync());
        Assert.Empty((await ClusterSemaphore.Open(nodes.B.System, name).SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Names_that_lived_there_live_on_elsewhere_with_what_is_held_of_them()
    {
        var leaving = await nodes.JoinAsync();
        var permits = new Dictionary<string, ClusterPermit>();
        // Names are spread by their hashes, and the newest node gets the next ones.
        while (permits.Count < 10)
        {
            var name = nodes.NewName();
            permits[name] = await ClusterSemaphore.Open(nodes.B.System, name).AcquireAsync();
        }

        Assert.NotEmpty(permits.Keys.Intersect(await ThreeNodes.NamesOnAsync(leaving)));
        Assert.NotEmpty(permits.Keys.Except(await ThreeNodes.NamesOnAsync(leaving)));

        await leaving.DisposeAsync();

        foreach (var (name, permit) in permits)
        {
            var seen = await ClusterSemaphore.Open(nodes.C.System, name).SnapshotAsync();
            Assert.Equal(permit.FencingToken, Assert.Single(seen.Holders).FencingToken);
            Assert.False(permit.Lost.IsCancellationRequested);
            await permit.DisposeAsync();
        }
    }
}
