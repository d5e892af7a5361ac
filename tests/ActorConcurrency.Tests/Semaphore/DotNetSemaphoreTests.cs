using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetSemaphoreTests : FairSemaphoreConformance
{
    protected override ISemaphore Create(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue) =>
        new DotNetSemaphore(initial, maximum, maxWaiters);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_permit_prints_what_it_is()
    {
        await using var semaphore = Create(2);

        await using var permit = await semaphore.AcquireAsync(2);

        Assert.Equal("2 permits, token 1", $"{permit}");
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 0)]
    public void Numbers_of_permits_that_cannot_be_are_rejected(int initial, int maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetSemaphore(initial, maximum));

    [Fact]
    public void A_free_permit_is_granted_before_the_call_returns()
    {
        var semaphore = new DotNetSemaphore(3);

        Assert.True(semaphore.AcquireAsync(2).IsCompletedSuccessfully);
        Assert.True(semaphore.TryAcquireAsync(Limit.Hang).IsCompletedSuccessfully);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_says_for_certain_that_a_wait_took_nothing_when_it_stopped()
    {
        var semaphore = new DotNetSemaphore(1);
        var waiting = semaphore.AcquireAsync(2).AsTask();

        await semaphore.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_permits_are_never_lost()
    {
        await using var semaphore = new DotNetSemaphore(1);

        await using var permit = await semaphore.AcquireAsync();

        Assert.Equal(CancellationToken.None, permit.Lost);
    }
}
