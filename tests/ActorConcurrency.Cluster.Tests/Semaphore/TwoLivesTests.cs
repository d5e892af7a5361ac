namespace ActorConcurrency.Cluster.Tests;

/// <summary>Two nodes that each take themselves for the only one, and write the same journal in turns: as a node does that was frozen, and does not know yet that it was replaced.</summary>
public sealed class TwoLivesTests
{
    [Fact]
    public async Task Lives_that_write_in_turns_forget_nothing_of_each_other()
    {
        using var store = new TemporaryStore();
        await using var one = await TestNode.StartAsync(store.Store);
        await using var other = await TestNode.StartAsync(store.Store);
        ClusterSemaphore[] handles = [.. new[] { one, other }.Select(node => ClusterSemaphore.Open(node.System, "shared", new SemaphoreSettings { Initial = 100 }))];

        // Whoever comes second is refused by the journal, ends, and begins anew with all that is written; the request is sent again.
        var tokens = new List<long>();
        for (var turn = 0; turn < 6; turn++) tokens.Add((await handles[turn % 2].AcquireAsync().AsTask().WaitAsync(ActorConcurrency.Tests.Limit.Hang)).FencingToken);

        Assert.Equal([1, 2, 3, 4, 5, 6], tokens);
        Assert.Equal(6, (await handles[1].SnapshotAsync()).Held);
    }
}
