using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>Handles on three nodes are handles to one and the same thing.</summary>
[Collection(nameof(ThreeNodes))]
public sealed class AcrossNodesTests(ThreeNodes nodes)
{
    private readonly string _name = nodes.NewName();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_one_node_holds_the_others_see()
    {
        await using var owner = On(nodes.A).OpenSession("ann");
        var permit = await owner.AcquireAsync();

        foreach (var other in (TestNode[])[nodes.B, nodes.C])
        {
            var seen = await On(other).SnapshotAsync();
            var holder = Assert.Single(seen.Holders);
            Assert.Equal(("ann", permit.FencingToken, 0), (holder.Label, holder.FencingToken, seen.Available));
            Assert.Null(await On(other).TryAcquireAsync(TimeSpan.Zero));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_asks_first_gets_in_first_whatever_the_node()
    {
        var permit = await On(nodes.B).AcquireAsync();
        List<Task<ClusterPermit>> waiting = [];
        foreach (var node in (TestNode[])[nodes.C, nodes.A, nodes.B, nodes.C])
        {
            waiting.Add(On(node).AcquireAsync().AsTask());
            // Behind it on the same way: then it is in the line.
            Assert.Equal(waiting.Count, (await On(node).SnapshotAsync()).Waiters.Length);
        }

        foreach (var (at, next) in waiting.Index())
        {
            await permit.DisposeAsync();
            var token = permit.FencingToken;
            permit = await next;
            Assert.True(permit.FencingToken > token);
            Assert.All(waiting.Skip(at + 1), later => Assert.False(later.IsCompleted));
        }

        await permit.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handle_that_is_disposed_leaves_what_it_acquired_held()
    {
        var handle = On(nodes.A);
        var permit = await handle.AcquireAsync();
        await handle.DisposeAsync();
        var waiting = On(nodes.B).AcquireAsync().AsTask();

        Assert.Equal(1, (await On(nodes.B).SnapshotAsync()).Held);
        Assert.False(permit.Lost.IsCancellationRequested);
        await permit.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_waits_of_a_handle_that_is_disposed_end_and_take_nothing()
    {
        var permit = await On(nodes.A).AcquireAsync();
        var handle = On(nodes.B);
        var waiting = handle.AcquireAsync().AsTask();
        Assert.Single((await On(nodes.B).SnapshotAsync()).Waiters);

        await handle.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Assert.Empty((await On(nodes.B).SnapshotAsync()).Waiters);
        await Assert.ThrowsAsync<StoppedException>(async () => await handle.AcquireAsync());
        await permit.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_name_that_somebody_uses_is_not_deleted_and_one_that_nobody_uses_is_with_its_tokens_going_on()
    {
        var handle = On(nodes.A);
        var permit = await handle.AcquireAsync();

        Assert.False(await handle.DeleteAsync());
        Assert.False(await On(nodes.C).DeleteAsync());
        Assert.Equal(1, (await handle.SnapshotAsync()).Held);
        await permit.DisposeAsync();
        Assert.True(await handle.DeleteAsync());

        await using var again = await ClusterSemaphore.Open(nodes.A.System, _name, new SemaphoreSettings { Initial = 5 }).AcquireAsync(5);
        Assert.True(again.FencingToken > permit.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cycle_over_two_nodes_is_named_and_whoever_holds_goes_on()
    {
        await using var ann = Locks(nodes.A).OpenSession("ann");
        await using var ben = Locks(nodes.B).OpenSession("ben");
        await using var x = await ann.AcquireAsync(["x"]);
        var y = await ben.AcquireAsync(["y"]);
        var waiting = ann.AcquireAsync(["y"]).AsTask();
        Assert.Single((await Locks(nodes.A).SnapshotAsync()).Waiters);

        var refusal = await Assert.ThrowsAsync<DeadlockException>(async () => await ben.AcquireAsync(["x"]));

        Assert.Equal([("ben", "x", "ann"), ("ann", "y", "ben")], refusal.Cycle.Select(wait => (wait.Waiter, wait.Lock, wait.Holder)));
        Assert.False(waiting.IsCompleted);
        await y.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    private ClusterSemaphore On(TestNode node) => ClusterSemaphore.Open(node.System, _name);

    private ClusterLockSet Locks(TestNode node) => ClusterLockSet.Open(node.System, _name, new LockSetSettings { Ordered = false });
}
