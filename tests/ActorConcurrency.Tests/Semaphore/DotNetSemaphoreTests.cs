using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetSemaphoreTests : FairSemaphoreConformance
{
    protected override ISemaphore Create(int initial, int maximum = int.MaxValue) => new DotNetSemaphore(initial, maximum);

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
}
