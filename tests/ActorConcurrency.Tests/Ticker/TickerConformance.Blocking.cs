namespace ActorConcurrency.Tests;

/// <summary>A waiter's code may block; whoever ends its wait must not notice.</summary>
public abstract partial class TickerConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("tick")]
    [InlineData("timeout")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var ticker = Create(Period);
        using var cancellation = new CancellationTokenSource();
        var patience = how == "timeout" ? Period / 2 : 10 * Period;

        await BlockingWaiter.DoesNotHoldUp(() => ticker.TryWaitForTickAsync(patience, null, cancellation.Token).AsTask(), async () =>
        {
            if (how == "tick") await PassAsync(ticker, Period);
            if (how == "timeout") await PassAsync(ticker, Period / 2);
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await ticker.DisposeAsync();
        });
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("tick")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    [InlineData("end of the subscription")]
    public async Task Given_a_reader_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var ticker = Create(Period);
        using var cancellation = new CancellationTokenSource();
        var subscription = await ticker.SubscribeAsync();
        var reader = subscription.TicksAsync(cancellation.Token).GetAsyncEnumerator();

        await BlockingWaiter.DoesNotHoldUp(() => reader.MoveNextAsync().AsTask(), async () =>
        {
            if (how == "tick") await PassAsync(ticker, Period);
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await ticker.DisposeAsync();
            if (how == "end of the subscription") await subscription.DisposeAsync();
        });
    }
}
