namespace ActorConcurrency.Tests;

/// <summary>A waiter's code may block; whoever ends its wait must not notice.</summary>
public abstract partial class SemaphoreConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("release")]
    [InlineData("return")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var semaphore = Create(1);
        using var cancellation = new CancellationTokenSource();
        var held = await semaphore.AcquireAsync();

        await BlockingWaiter.DoesNotHoldUp(() => semaphore.AcquireAsync(1, cancellation.Token).AsTask(), async () =>
        {
            if (how == "release") await semaphore.ReleaseAsync();
            if (how == "return") held.Dispose();
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await semaphore.DisposeAsync();
        });
    }
}
