namespace ActorConcurrency.Tests;

/// <summary>A waiter's code may block; whoever ends its wait must not notice.</summary>
public abstract partial class EventConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("set")]
    [InlineData("pulse")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        foreach (var forFlag in new[] { true, false })
        {
            await using var signal = Create();
            using var cancellation = new CancellationTokenSource();
            Task Wait() => (forFlag ? signal.WaitAsync(cancellation.Token) : signal.WaitForSignalAsync(0, cancellation.Token)).AsTask();

            await BlockingWaiter.DoesNotHoldUp(Wait, async () =>
            {
                if (how == "set") await signal.SetAsync();
                if (how == "pulse") await signal.PulseAsync();
                if (how == "cancellation") await cancellation.CancelAsync();
                if (how == "disposal") await signal.DisposeAsync();
            });
        }
    }
}
