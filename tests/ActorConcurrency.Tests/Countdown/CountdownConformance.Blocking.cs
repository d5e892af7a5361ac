namespace ActorConcurrency.Tests;

/// <summary>A waiter's code may block; whoever ends its wait must not notice.</summary>
public abstract partial class CountdownConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("tick")]
    [InlineData("cancellation")]
    [InlineData("termination")]
    [InlineData("disposal")]
    public async Task Given_a_listener_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var countdown = Start(3, Period);
        using var cancellation = new CancellationTokenSource();
        var listener = countdown.TicksAsync(cancellation.Token).GetAsyncEnumerator();
        Assert.True(await listener.MoveNextAsync());

        await BlockingWaiter.DoesNotHoldUp(() => listener.MoveNextAsync().AsTask(), async () =>
        {
            if (how == "tick") await PassAsync(countdown, Period);
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "termination") await countdown.TerminateAsync();
            if (how == "disposal") await countdown.DisposeAsync();
        });
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("end")]
    [InlineData("termination")]
    [InlineData("disposal")]
    public async Task Given_code_that_blocks_after_the_end_when_it_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var countdown = Start(1, Period);
        await countdown.Started;

        await BlockingWaiter.DoesNotHoldUp(() => countdown.Completion, async () =>
        {
            if (how == "end") await PassAsync(countdown, Period);
            if (how == "termination") await countdown.TerminateAsync();
            if (how == "disposal") await countdown.DisposeAsync();
        });
    }
}
