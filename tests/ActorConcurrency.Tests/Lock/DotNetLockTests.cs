using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetLockTests : LockConformance
{
    protected override ILock Create(int maxWaiters = int.MaxValue) => new DotNetLock(maxWaiters);

    [Fact]
    public void Fewer_than_no_waiters_are_rejected() => Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetLock(-1));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_hold_prints_what_it_is()
    {
        await using var one = new DotNetLock();

        await using var hold = await one.AcquireAsync(LockMode.Read);

        Assert.Equal("A lock, reading, token 1", $"{hold}");
    }

    [Fact]
    public void A_free_lock_is_granted_before_the_call_returns()
    {
        var one = new DotNetLock();

        Assert.True(one.AcquireAsync(LockMode.Read).IsCompletedSuccessfully);
        Assert.True(one.TryAcquireAsync(Limit.Hang, LockMode.Upgradeable).IsCompletedSuccessfully);
    }

    /// <summary>What an owner would spare it.</summary>
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_asks_again_waits_for_himself()
    {
        await using var one = new DotNetLock();
        var hold = await one.AcquireAsync();

        var again = one.AcquireAsync().AsTask();

        await Never.Completes(again, after: one.SnapshotAsync());
        hold.Dispose();
        await again;
    }
}
