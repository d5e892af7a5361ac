using ActorConcurrency.Tests;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>What the meter tells of clustered names, and of a node.</summary>
public sealed class ClusterMetricsTests(OneNode one) : IClassFixture<OneNode>
{
    private readonly string _name = $"metered-{one.NewName()}";

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_semaphore_reports_its_permits_and_who_waits_where_its_actor_is()
    {
        using var listener = new FigureListener(_name);
        var semaphore = ClusterSemaphore.Open(one.Node.System, _name, new SemaphoreSettings { Initial = 3 });
        await using var permit = await semaphore.AcquireAsync(2);
        var waiting = semaphore.AcquireAsync(2).AsTask();
        await semaphore.SnapshotAsync();

        Assert.Equal((1d, 2d, 1d), (listener.Last("semaphore.available"), listener.Last("semaphore.held"), listener.Last("semaphore.waiting")));
        Assert.Equal(1, listener.Last("cluster.lives"));
        // Its life, the grant and the wait at least; entries that are written are counted before anybody is told.
        Assert.True(listener.Last("cluster.entries") >= 3);
        await permit.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_set_reports_its_leases_and_who_waits_where_its_actor_is()
    {
        using var listener = new FigureListener(_name);
        var locks = ClusterLockSet.Open(one.Node.System, _name);
        await using var ann = locks.OpenSession("ann");
        await using var ben = locks.OpenSession("ben");
        await using var lease = await ann.AcquireAsync(["x"]);
        var waiting = ben.AcquireAsync(["x"]).AsTask();
        await locks.SnapshotAsync();

        Assert.Equal((1d, 1d), (listener.Last("lock_set.held"), listener.Last("lock_set.waiting")));
        await lease.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_set_reports_the_deadlocks_that_were_not()
    {
        using var listener = new FigureListener(_name);
        var locks = ClusterLockSet.Open(one.Node.System, _name, new LockSetSettings { Ordered = false });
        await using var ann = locks.OpenSession("ann");
        await using var ben = locks.OpenSession("ben");
        await using var x = await ann.AcquireAsync(["x"]);
        var y = await ben.AcquireAsync(["y"]);
        var waiting = ann.AcquireAsync(["y"]).AsTask();
        Assert.Equal(0, listener.Last("lock_set.deadlocks"));

        await Assert.ThrowsAsync<DeadlockException>(async () => await ben.AcquireAsync(["x"]));

        Assert.Equal(1, listener.Last("lock_set.deadlocks"));
        await y.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_name_that_was_deleted_is_not_reported_any_more()
    {
        using var listener = new FigureListener(_name);
        var semaphore = ClusterSemaphore.Open(one.Node.System, _name);
        await (await semaphore.AcquireAsync()).DisposeAsync();
        Assert.True(listener.Reports("semaphore.available"));

        Assert.True(await semaphore.DeleteAsync());

        await Eventually.Holds(() => !listener.Reports("semaphore.available"), "its actor is gone");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_node_reports_what_it_holds_under_its_address()
    {
        using var listener = new FigureListener($"{one.Node.Address}", "semaphore");
        await using var permit = await ClusterSemaphore.Open(one.Node.System, _name).AcquireAsync();

        await Eventually.Holds(() => listener.Last("cluster.node.held") == 1, "the grant is reported");

        Assert.Equal((0d, 0d), (listener.Last("cluster.node.unanswered"), listener.Last("cluster.node.lost")));
    }
}
