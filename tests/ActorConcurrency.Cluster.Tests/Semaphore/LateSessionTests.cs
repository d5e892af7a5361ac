namespace ActorConcurrency.Cluster.Tests;

public sealed class LateSessionTests(OneNode one) : IClassFixture<OneNode>
{
    [Fact]
    public async Task A_session_that_is_closed_after_its_handle_gives_back_what_it_holds_too()
    {
        var name = one.NewName();
        var handle = ClusterSemaphore.Open(one.Node.System, name, new SemaphoreSettings { Initial = 1 });
        var session = handle.OpenSession("late");
        var permit = await session.AcquireAsync();

        await handle.DisposeAsync();
        await session.DisposeAsync();

        await using var other = ClusterSemaphore.Open(one.Node.System, name);
        Assert.True(permit.Lost.IsCancellationRequested);
        Assert.NotNull(await other.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task And_so_does_a_lock_sets()
    {
        var name = one.NewName();
        var handle = ClusterLockSet.Open(one.Node.System, name);
        var session = handle.OpenSession("late");
        await session.AcquireAsync(["a"]);

        await handle.DisposeAsync();
        await session.DisposeAsync();

        await using var other = ClusterLockSet.Open(one.Node.System, name);
        Assert.NotNull(await other.TryAcquireAsync(["a"], TimeSpan.Zero));
    }
}
