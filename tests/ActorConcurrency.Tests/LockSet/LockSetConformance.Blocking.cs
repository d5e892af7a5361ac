namespace ActorConcurrency.Tests;

/// <summary>A waiter's code may block; whoever ends its wait must not notice.</summary>
public abstract partial class LockSetConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("return")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var locks = Create();
        using var cancellation = new CancellationTokenSource();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));

        await BlockingWaiter.DoesNotHoldUp(() => locks.AcquireAsync(["a", "b"], cancellation.Token).AsTask(), async () =>
        {
            if (how == "return") held.Dispose();
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await locks.DisposeAsync();
        });
    }
}
