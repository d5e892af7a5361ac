namespace ActorConcurrency.Tests;

/// <summary>A waiter's code may block; whoever ends its wait must not notice.</summary>
public abstract partial class ConditionConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("update")]
    [InlineData("notification")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        foreach (var changes in new[] { true, false })
        {
            await using var condition = Create(0);
            using var cancellation = new CancellationTokenSource();
            Task Wait() => how == "notification" ? condition.WaitForNotifyAsync(cancellation.Token).AsTask()
                : changes ? condition.WaitAsync(state => state > 0, state => state - 1, cancellation.Token).AsTask()
                : condition.WaitAsync(state => state > 0, cancellation.Token).AsTask();

            await BlockingWaiter.DoesNotHoldUp(Wait, async () =>
            {
                if (how == "update") await condition.UpdateAsync(_ => 1);
                if (how == "notification") await condition.NotifyAsync();
                if (how == "cancellation") await cancellation.CancelAsync();
                if (how == "disposal") await condition.DisposeAsync();
            });
        }
    }
}
