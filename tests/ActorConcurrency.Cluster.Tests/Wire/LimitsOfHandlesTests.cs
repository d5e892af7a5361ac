namespace ActorConcurrency.Cluster.Tests;

public sealed class LimitsOfHandlesTests(OneNode cluster) : IClassFixture<OneNode>
{
    [Fact]
    public async Task What_is_too_large_to_be_sent_is_refused_where_it_is_asked_for()
    {
        var system = cluster.Node.System;
        await using var locks = ClusterLockSet.Open(system, cluster.NewName());
        await using var semaphore = ClusterSemaphore.Open(system, cluster.NewName());
        var tooLong = new string('n', 1025);

        AssertRefused("1,000", await Assert.ThrowsAsync<ArgumentException>(async () => await locks.AcquireAsync(Enumerable.Range(0, 1001).Select(number => $"{number}"))));
        AssertRefused("1,024", await Assert.ThrowsAsync<ArgumentException>(async () => await locks.AcquireAsync(["short", tooLong])));
        AssertRefused("1,024", Assert.Throws<ArgumentException>(() => locks.OpenSession(tooLong)));
        AssertRefused("1,024", Assert.Throws<ArgumentException>(() => semaphore.OpenSession(tooLong)));
        Assert.ThrowsAny<ArgumentException>(() => ClusterSemaphore.Open(system, "half of \ud83d"));
    }

    private static void AssertRefused(string limit, ArgumentException refusal) => Assert.Contains(limit, refusal.Message);
}
